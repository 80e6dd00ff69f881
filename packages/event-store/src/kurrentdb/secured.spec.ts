import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@titian/core'
import { collect } from '../contract/collect.ts'
import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvents, newStream } from '../contract/sample-events.ts'
import { type KurrentDouble, kurrentDouble } from './double/kurrentdb-double.ts'
import { makeAuthority } from './fixtures/certificates.ts'
import { kurrentEventStore } from './index.ts'

const PASSWORD = 'kata-sandi:rahasia?'

describe('KurrentDB by TLS, with a password (on the double)', () => {
  let folder: string
  let server: KurrentDouble
  let host: string
  const file = (name: string) => encodeURIComponent(join(folder, `${name}.pem`))
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'titian-kurrentdb-tls-'))
    const [authority, stranger] = [makeAuthority('Authority, only in tests'), makeAuthority('Stranger, only in tests')]
    await writeFile(join(folder, 'authority.pem'), authority.cert)
    await writeFile(join(folder, 'stranger.pem'), stranger.cert)
    await writeFile(join(folder, 'broken.pem'), 'this is no certificate')
    server = await kurrentDouble({ tls: authority.issue(), user: { name: 'titian', password: PASSWORD } })
    host = server.connectionString.replace('kurrentdb://', '')
  })
  afterAll(async () => {
    server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const open = (connectionString: string) =>
    kurrentEventStore({ connectionString, prefix: 'contract.', log: 'test', clock: systemClock, limitMs: 2_000 })
  const user = `titian:${encodeURIComponent(PASSWORD)}`

  it.each(['tls=true&tlsCaFile', 'tlsCAFile', 'tls_ca_file'])('appends, reads and subscribes where %s names the authority', async (option) => {
    const store = await open(`kurrentdb://${user}@${host}?${option}=${file('authority')}`)
    const after = await store.head()
    const collecting = collect(store, { after })
    const stream = newStream()
    const { position } = await store.append(stream, newEvents(2), { expected: 'no-stream' })
    await collecting.reached(position)
    await collecting.stop()
    expect(collecting.events).toEqual(await store.read(stream))
    await store.close()
  })

  const refused: readonly [string, () => string, Readonly<Record<string, unknown>>][] = [
    [
      'an authority that did not sign its certificate',
      () => `${user}@${host}?tlsCAFile=${file('stranger')}`,
      { certificate: expect.stringMatching(/^[A-Z_]+$/) },
    ],
    ["the system's authorities, which did not either", () => `${user}@${host}`, { certificate: expect.stringMatching(/^[A-Z_]+$/) }],
    ['a file that holds no certificate', () => `${user}@${host}?tlsCAFile=${file('broken')}`, { certificate: expect.stringMatching(/^[A-Z_]+$/) }],
    ['a file that is not there', () => `${user}@${host}?tlsCAFile=${file('missing')}`, { setting: 'tlsCAFile' }],
    ['another password', () => `titian:kata-sandi@${host}?tlsCAFile=${file('authority')}`, { reason: 'access-denied' }],
    ['no credentials', () => `${host}?tlsCAFile=${file('authority')}`, { reason: 'access-denied' }],
    ['a password with a colon as it stands', () => `titian:${PASSWORD}@${host}?tlsCAFile=${file('authority')}`, { setting: 'password' }],
  ]
  it('does not open by TLS where the server speaks none', async () => {
    const plain = await kurrentDouble()
    const { code, details } = await rejectionOf(open(plain.connectionString.replace('?tls=false', '')))
    plain.stop()
    expect([code, details.certificate]).toEqual(['LOG_REFUSED', expect.stringMatching(/^ERR_SSL_/)])
  })

  it.each(refused)('does not open with %s, and says why for good, without the password', async (_, url, why) => {
    const { code, details } = await rejectionOf(open(`kurrentdb://${url()}`))
    expect({ code, details }).toEqual({ code: 'LOG_REFUSED', details: expect.objectContaining({ log: 'test' }) })
    expect(details).toMatchObject(why)
    expect(JSON.stringify(details)).not.toMatch(/kata-sandi|rahasia|127\.0\.0\.1|pem/)
  })
})
