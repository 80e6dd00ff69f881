import { decide } from './decide.ts'
import { latestPolicy } from './policies.ts'
import type { Principal } from './principal.ts'
import { opens } from './sights.ts'
import { now, ours, relation, someone, theirs } from './spec-fixtures.ts'

const onDuty = relation('dutyAgency', { agencyId: ours })
const read = (principal: Principal, type: string, ...relations: ReturnType<typeof relation>[]) =>
  decide(principal, 'read', { type, id: 'r' }, { relations, consents: [], now, policy: latestPolicy })
const told = ['case', 'identity', 'contact', 'location', 'psychosocial'] as const
const opened = (principal: Principal, type: string, ...relations: ReturnType<typeof relation>[]) => {
  const decision = read(principal, type, ...relations)
  return told.filter((group) => opens(decision, 'her', group))
}

describe('a report that is to be judged', () => {
  it.each([
    ['duty-officer', 'UPTD_PPA'],
    ['supervisor', 'UPTD_PPA'],
    ['caseworker', 'NGO'],
    ['social-worker', 'DINAS_SOSIAL'],
    ['duty-officer', 'POLICE'],
  ])('is read with all that was told in it by the %s of %s on duty (SAFETY 26)', (post, kind) =>
    expect(opened(someone(post, kind), 'report', onDuty)).toEqual([...told]),
  )

  it('is read so by nobody else: not by another post, another agency, or of another resource', () => {
    expect(opened(someone('shelter-staff', 'UPTD_PPA'), 'report', onDuty)).toEqual([])
    expect(opened(someone('duty-officer', 'UPTD_PPA', { agency: theirs }), 'report', onDuty)).toEqual([])
    expect(opened(someone('duty-officer', 'UPTD_PPA'), 'case', onDuty)).toEqual([])
    expect(opened(someone('duty-officer', 'UPTD_PPA'), 'report', { ...onDuty, to: now.toISOString() })).toEqual([])
  })
  it('keeps who told with the rules for informants (SAFETY 3)', () => {
    expect(opens(read(someone('supervisor', 'UPTD_PPA'), 'report', onDuty), 'her', 'informant')).toBe(false)
    expect(opens(read(someone('caseworker', 'UPTD_PPA'), 'report', onDuty), 'her', 'informant')).toBe(false)
    expect(opens(read(someone('duty-officer', 'UPTD_PPA'), 'report', onDuty), 'her', 'informant')).toBe(true)
  })
  it('is read by the caseworker whom it was linked to, and by no colleague of theirs (SAFETY 9)', () => {
    const linked = relation('linkedCase', { agencyId: ours, userId: 'u-1' })
    expect(opened(someone('caseworker', 'UPTD_PPA'), 'report', linked)).toEqual([...told])
    expect(opened(someone('caseworker', 'UPTD_PPA', { userId: 'u-2' }), 'report', linked)).toEqual([])
    expect(opened(someone('supervisor', 'UPTD_PPA', { userId: 'u-2' }), 'report', linked)).toEqual([])
  })
  it('does not exist for who is excluded (SAFETY 9)', () =>
    expect(read(someone('duty-officer', 'UPTD_PPA'), 'report', onDuty, relation('excluded', { userId: 'u-1' }))).toMatchObject({ effect: 'deny' }))
})
