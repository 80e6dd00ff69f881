import type { Principal } from '@titian/access'
import { boundUntil } from './bound-until.ts'

const principal = {
  userId: 'u-1',
  agencyId: 'a-1',
  agencyKind: 'POLICE',
  unitId: null,
  post: 'investigator',
  purpose: 'INVESTIGATION',
  undercover: false,
} as Principal
const now = new Date('2024-06-01T00:00:00.000Z')
const bound = { kind: 'recipientCaseworker' as const, agencyId: 'a-1', userId: 'u-1', from: '2024-03-01T00:00:00.000Z' }

describe('until when somebody is bound to a case', () => {
  it('is now while a relation holds', () => expect(boundUntil(principal, [bound], now, [])).toEqual(now))
  it('is the last moment of a relation that has ended', () =>
    expect(boundUntil(principal, [{ ...bound, to: '2024-04-01T00:00:00.000Z' }], now, [])).toEqual(new Date('2024-03-31T23:59:59.999Z')))
  it('is the latest of several', () =>
    expect(
      boundUntil(
        principal,
        [
          { ...bound, to: '2024-04-01T00:00:00.000Z' },
          { ...bound, from: '2024-04-10T00:00:00.000Z', to: '2024-05-01T00:00:00.000Z' },
        ],
        now,
        [],
      ),
    ).toEqual(new Date('2024-04-30T23:59:59.999Z')))
  it('is never for who was never bound, or bound to something that opens nothing', () => {
    expect(boundUntil(principal, [], now, [])).toBeUndefined()
    expect(
      boundUntil(principal, [{ kind: 'senderAgency', agencyId: 'a-1', from: bound.from, to: '2024-04-01T00:00:00.000Z' }], now, []),
    ).toBeUndefined()
  })
  it('is never for who is excluded, however long they were bound before', () =>
    expect(
      boundUntil(
        principal,
        [
          { ...bound, to: '2024-04-01T00:00:00.000Z' },
          { kind: 'excluded' as const, userId: 'u-1', from: '2024-05-01T00:00:00.000Z' },
        ],
        now,
        [],
      ),
    ).toBeUndefined())

  const supervisor = { ...principal, post: 'supervisor' }
  const unit = { kind: 'supervisor' as const, agencyId: 'a-1', from: '2024-03-01T00:00:00.000Z', to: '2024-04-01T00:00:00.000Z' }
  it('is never for who came into the post afterwards (SAFETY 9)', () => {
    expect(boundUntil(supervisor, [unit], now, [])).toBeUndefined()
    expect(boundUntil(supervisor, [unit], now, [{ from: '2024-04-01T00:00:00.000Z' }])).toBeUndefined()
  })
  it('is the last moment in which the same person held the post', () => {
    const last = new Date('2024-03-31T23:59:59.999Z')
    expect(boundUntil(supervisor, [unit], now, [{ from: '2024-01-01T00:00:00.000Z', to: '2024-04-01T00:00:00.000Z' }])).toEqual(last)
  })
  it('is the last moment in which they were named, where their post was bound for longer: what that opened is not taken from them', () => {
    const ward = { kind: 'providerAgency' as const, agencyId: 'a-1', from: '2024-03-01T00:00:00.000Z', to: '2024-05-01T00:00:00.000Z' }
    const nurse = { ...principal, post: 'health-worker' }
    const held = [{ from: '2024-01-01T00:00:00.000Z' }]
    const named = { ...bound, to: '2024-04-01T00:00:00.000Z' }
    expect(boundUntil(nurse, [ward, named], now, held)).toEqual(new Date('2024-03-31T23:59:59.999Z'))
    expect(boundUntil(nurse, [ward], now, held)).toEqual(new Date('2024-04-30T23:59:59.999Z'))
  })
  it('is never for who was named in another unit (SAFETY 9)', () => {
    const over = { ...bound, unitId: 'unit-1', to: '2024-04-01T00:00:00.000Z' }
    expect(boundUntil({ ...principal, unitId: 'unit-2' }, [over], now, [])).toBeUndefined()
    expect(boundUntil({ ...principal, unitId: 'unit-1' }, [over], now, [])).toEqual(new Date('2024-03-31T23:59:59.999Z'))
  })
})
