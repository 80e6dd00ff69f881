import type { Relation } from '@titian/core'
import { decide } from './decide.ts'
import type { ConsentFor, ReadContext } from './decision.ts'
import { decisionTable } from './decision-table.ts'
import { latestPolicy } from './policies.ts'
import { systemPrincipal } from './principal.ts'
import { sightsOn } from './sights.ts'
import { her, now, ours, relation, someone, theirs } from './spec-fixtures.ts'

const theCase = { type: 'case', id: 'c-1' }
const context = (relations: readonly Relation[], more: Partial<ReadContext> = {}): ReadContext => ({
  relations,
  consents: [],
  now,
  policy: latestPolicy,
  ...more,
})
/** Of the person whom consents and disclosures here name. */
const groups = (...args: Parameters<typeof decide>) => {
  const decision = decide(...args)
  return decision.effect === 'permit' ? sightsOn(decision, her) : decision.reason
}
const mine = relation('caseworker', { userId: 'u-1' })
const consent = (category: string, purpose: string, state: ConsentFor['state']): ConsentFor => ({
  personId: her,
  category,
  recipientAgencyId: ours,
  purpose,
  state,
})

describe('what a person may see', () => {
  it('is nothing without a relation', () => expect(groups(someone('caseworker', 'UPTD_PPA'), 'read', theCase, context([]))).toBe('NO_RELATION'))
  it('is for the caseworker the case, and of health a summary where she consented', () => {
    const base = { case: 'full', exploitation: 'full', identity: 'full', contact: 'full', location: 'full', legal: 'summary' }
    const worker = someone('caseworker', 'UPTD_PPA')
    expect(groups(worker, 'read', theCase, context([mine]))).toEqual(base)
    expect(groups(worker, 'read', theCase, context([mine], { consents: [consent('medical', 'SERVICES', 'given')] }))).toEqual({
      ...base,
      medical: 'summary',
    })
    expect(groups(worker, 'read', theCase, context([mine], { consents: [consent('medical', 'INVESTIGATION', 'given')] }))).toEqual(base)
  })
  it('is for a supervisor the cases of the own unit that are assigned, not all of the agency', () => {
    const boss = someone('supervisor', 'UPTD_PPA', { unit: 'unit-1' })
    const accountable = relation('accountableAgency', { agencyId: ours })
    expect(groups(boss, 'read', theCase, context([accountable]))).toBe('NO_RELATION')
    expect(groups(boss, 'read', theCase, context([accountable, relation('supervisor', { agencyId: ours, unitId: 'unit-2' })]))).toBe('NO_RELATION')
    expect(groups(boss, 'read', theCase, context([accountable, relation('supervisor', { agencyId: ours, unitId: 'unit-1' })]))).toMatchObject({
      case: 'full',
      exclusion: 'full',
    })
    expect(groups(boss, 'read', theCase, context([relation('supervisor', { agencyId: ours })]))).not.toHaveProperty('exclusion')
  })
  it('is the referral, and not its case, for the agency that is asked to take it on', () => {
    const asked = context([relation('askedAgency', { agencyId: ours })])
    const worker = someone('social-worker', 'DINAS_SOSIAL')
    expect(groups(worker, 'read', { type: 'referral', id: 'r-1' }, asked)).toMatchObject({ case: 'full' })
    expect(groups(worker, 'read', theCase, asked)).toBe('NO_RELATION')
    expect(groups(someone('social-worker', 'DINAS_SOSIAL', { agency: theirs }), 'read', { type: 'referral', id: 'r-1' }, asked)).toBe('NO_RELATION')
  })
  it('is for nobody what only their agency is bound to', () => {
    for (const kind of ['accountableAgency', 'recipientAgency', 'senderAgency', 'formerAccountableAgency', 'determiningAgency', 'unheardOf'] as const)
      expect(groups(someone('caseworker', 'UPTD_PPA'), 'read', theCase, context([relation(kind, { agencyId: ours })]))).toBe('NO_RELATION')
  })
  it('does not reach a caseworker of the unit by the relation of the supervisor', () =>
    expect(
      groups(someone('caseworker', 'UPTD_PPA', { unit: 'unit-1' }), 'read', theCase, context([relation('supervisor', { unitId: 'unit-1' })])),
    ).toBe('NO_RELATION'))
  it('is for a person in a unit: who moved to another unit of the same agency has lost the case (SAFETY 9)', () => {
    const inUnit = context([relation('caseworker', { agencyId: ours, unitId: 'unit-1', userId: 'u-1' })])
    expect(groups(someone('caseworker', 'UPTD_PPA', { unit: 'unit-1' }), 'read', theCase, inUnit)).toMatchObject({ identity: 'full' })
    expect(groups(someone('caseworker', 'UPTD_PPA', { unit: 'unit-2' }), 'read', theCase, inUnit)).toBe('NO_RELATION')
    expect(groups(someone('caseworker', 'UPTD_PPA'), 'read', theCase, inUnit)).toBe('NO_RELATION')
  })
  it('does not lose what was disclosed when protection begins, for that would tell (SAFETY 2)', () => {
    for (const { cells } of latestPolicy.rows) for (const { conditions } of Object.values(cells)) expect(conditions).not.toContain('r')
    expect(groups(someone('investigator', 'POLICE'), 'read', theCase, context([mine]))).toMatchObject({ contact: 'full', location: 'full' })
  })
  it('stops for the police where she refuses, and stating another purpose does not help', () => {
    const refused = context([mine], { consents: [consent('identity', 'INVESTIGATION', 'refused')] })
    expect(groups(someone('investigator', 'POLICE'), 'read', theCase, context([mine]))).toHaveProperty('identity', 'full')
    expect(groups(someone('investigator', 'POLICE'), 'read', theCase, refused)).not.toHaveProperty('identity')
    expect(groups(someone('investigator', 'POLICE', { purpose: 'EMERGENCY' }), 'read', theCase, refused)).not.toHaveProperty('identity')
  })
  it('stops with a withdrawal, but not for the agency that is accountable for her safety', () => {
    const consents = [consent('contact', 'SERVICES', 'withdrawn')]
    const worker = someone('social-worker', 'DINAS_SOSIAL')
    expect(groups(worker, 'read', theCase, context([mine], { consents }))).not.toHaveProperty('contact')
    expect(groups(worker, 'read', theCase, context([mine, relation('accountableAgency', { agencyId: ours })], { consents }))).toHaveProperty(
      'contact',
      'full',
    )
    expect(groups(worker, 'read', theCase, context([mine, relation('accountableAgency', { agencyId: theirs })], { consents }))).not.toHaveProperty(
      'contact',
    )
  })
  it('holds neither act, means and purpose nor episodes for doctors, and for social workers only where they answer for the case (SAFETY 4)', () => {
    const answers = context([mine, relation('accountableAgency', { agencyId: ours })])
    expect(groups(someone('health-worker', 'HEALTH'), 'read', theCase, answers)).not.toHaveProperty('exploitation')
    expect(groups(someone('social-worker', 'DINAS_SOSIAL'), 'read', theCase, context([mine]))).not.toHaveProperty('exploitation')
    expect(groups(someone('social-worker', 'DINAS_SOSIAL'), 'read', theCase, answers)).toHaveProperty('exploitation', 'full')
  })
  it('is for the auditor pseudonyms only, without a relation, and never a value', () => {
    const decision = decide(someone('auditor', 'OVERSIGHT'), 'read', theCase, context([]))
    expect(decision).toMatchObject({ effect: 'permit', obligations: ['record-access', 'pseudonymise'] })
    expect(new Set(Object.values(decision.effect === 'permit' ? decision.fieldGroups : {}))).toEqual(new Set(['pseudonym']))
  })
  it('keeps protection to LPSK, and informants from the police', () => {
    expect(groups(someone('lpsk-officer', 'LPSK'), 'read', theCase, context([mine]))).toMatchObject({
      protection: 'full',
      'shelter-location': 'full',
    })
    for (const { at, post, id, cells } of latestPolicy.rows)
      if (!['LPSK', 'AUDITOR'].includes(id)) expect([id, at, post, cells.protection.sight]).toEqual([id, at, post, 'none'])
    expect(groups(someone('investigator', 'POLICE'), 'read', theCase, context([mine]))).not.toHaveProperty('informant')
  })
  it('excludes an auditor, too', () =>
    expect(groups(someone('auditor', 'OVERSIGHT'), 'read', theCase, context([relation('excluded', { userId: 'u-1' })]))).toBe('EXCLUDED'))
  it('is denied for a purpose that the post does not have, and for a copy (SAFETY 10)', () => {
    expect(groups({ ...someone('caseworker', 'UPTD_PPA'), purpose: 'AUDIT' }, 'read', theCase, context([mine]))).toBe('PURPOSE_NOT_ALLOWED')
    expect(groups(someone('caseworker', 'UPTD_PPA'), 'export', theCase, context([mine]))).toBe('NO_RULE')
  })
  it('is for the system the plain case', () => expect(groups(systemPrincipal('intake'), 'read', theCase, context([]))).toEqual({ case: 'full' }))
  it('names its rules', () =>
    expect(decide(someone('immigration-officer', 'IMMIGRATION'), 'read', theCase, context([mine]))).toMatchObject({
      rules: [
        'R-IMMIGRATION-CASE',
        'R-IMMIGRATION-EXPLOITATION',
        'R-IMMIGRATION-IDENTITY',
        'R-IMMIGRATION-CONTACT',
        'R-IMMIGRATION-LOCATION',
        'R-IMMIGRATION-LEGAL',
      ],
    }))
})

describe('the matrix', () => {
  it('has one row for a post at a kind of agency', () => {
    const roles = latestPolicy.rows.flatMap(({ at, post }) => at.map((kind) => `${post}@${kind}`))
    expect(new Set(roles).size).toBe(roles.length)
  })
  it('is as reviewed', () => expect(decisionTable()).toMatchSnapshot())
})
