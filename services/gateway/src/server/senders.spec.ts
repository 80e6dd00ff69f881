import { farthestTrusted, isNetwork, senders } from './senders.ts'

const proxies = ['10.0.0.0/8', '2001:db8:ffff::/48', '192.0.2.7']

describe('where a request came from', () => {
  it.each([
    ['198.51.100.9', undefined, '198.51.100.9'],
    ['::ffff:198.51.100.9', undefined, '198.51.100.9'],
    // What anybody can write counts for nothing.
    ['198.51.100.9', '203.0.113.5', '198.51.100.9'],
    ['10.1.2.3', '203.0.113.5', '203.0.113.5'],
    ['10.1.2.3', '8.8.8.8, 203.0.113.5', '203.0.113.5'],
    ['10.1.2.3', '203.0.113.5, 10.9.9.9, 192.0.2.7', '203.0.113.5'],
    ['10.1.2.3', 'nonsense', '10.1.2.3'],
    ['10.1.2.3', '203.0.113.5, nonsense', '10.1.2.3'],
    ['2001:db8:ffff::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', undefined, '2001:db8:1:2'],
    ['', undefined, ''],
  ])('is, by %s and what it says of %s, %s', (peer, forwarded, expected) => expect(farthestTrusted(peer, forwarded, proxies)).toBe(expected))

  it('knows a network from what is none', () => {
    expect(['10.0.0.0/8', '::1', '192.0.2.1'].every(isNetwork)).toBe(true)
    expect(['', 'proxy', '10.0.0.0/99', '10.0.0.0/0'].some(isNetwork)).toBe(false)
  })
})

describe('what a caller without an account is called (SAFETY 26)', () => {
  const request = (remoteAddress: string) => ({ socket: { remoteAddress }, headers: {} }) as never
  const secret = new Uint8Array(32).fill(7)
  let now = new Date('2026-01-05T02:10:00.000Z')
  const at = (some: Uint8Array = secret) => senders(some, proxies, () => now)

  it('is the same at every instance for an hour, and another in the next', () => {
    const before = at()(request('198.51.100.9'))
    expect(before).toMatch(/^[\w-]{22}$/)
    expect(at()(request('198.51.100.9'))).toBe(before)
    now = new Date('2026-01-05T02:59:59.999Z')
    expect(at()(request('198.51.100.9'))).toBe(before)
    now = new Date('2026-01-05T03:00:00.000Z')
    expect(at()(request('198.51.100.9'))).not.toBe(before)
  })

  it('is one for a household on IPv6, and cannot be computed without the secret', () => {
    expect(at()(request('2001:db8:1:2::1'))).toBe(at()(request('2001:db8:1:2:ffff::2')))
    expect(at()(request('2001:db8:1:3::1'))).not.toBe(at()(request('2001:db8:1:2::1')))
    expect(at(new Uint8Array(32))(request('198.51.100.9'))).not.toBe(at()(request('198.51.100.9')))
  })
})
