import type { Disclosed, Relation, RelationKind } from '@titian/core'
import fc from 'fast-check'
import { decide } from './decide.ts'
import type { ConsentFor, ReadContext } from './decision.ts'
import { fieldGroups } from './matrix.ts'
import { latestPolicy } from './policies.ts'
import { opens, sightOf, sightsOn } from './sights.ts'
import { anyConsent, anyPrincipal, her, now, ours, relation, someone, witness } from './spec-fixtures.ts'

const theCase = { type: 'case', id: 'c-1' }
const context = (relations: readonly Relation[], consents: readonly ConsentFor[] = [], own: readonly Relation[] = []): ReadContext => ({
  relations: [...relations, ...own],
  own,
  consents,
  now,
  policy: latestPolicy,
})
const told = (disclosed: Disclosed, kind: RelationKind = 'recipientCaseworker'): Relation => ({
  ...relation(kind, kind === 'askedAgency' ? { agencyId: ours } : { userId: 'u-1', agencyId: ours }),
  personId: her,
  disclosed,
})
const agreed = (category: string, purpose = 'SERVICES', personId: string = her): ConsentFor => ({
  personId,
  category,
  recipientAgencyId: ours,
  purpose,
  state: 'given',
})
const no = (category: string, state: 'refused' | 'withdrawn' = 'refused'): ConsentFor => ({ ...agreed(category), state })
const worker = someone('caseworker', 'UPTD_PPA')
const doctor = someone('health-worker', 'HEALTH')
const read = (principal: typeof worker, of: ReadContext, resource = theCase) => decide(principal, 'read', resource, of)
const onHer = (principal: typeof worker, of: ReadContext, resource = theCase) => sightsOn(read(principal, of, resource), her)

describe('what a recipient reads', () => {
  it('is the plain case and no name, where nothing was disclosed: a bed without a name (SAFETY 12)', () =>
    expect(onHer(someone('shelter-staff', 'NGO'), context([told({})], [agreed('identity')]))).toEqual({ case: 'full' }))
  it('is what was disclosed, while she agrees, and nothing else that she agreed to (SAFETY 12)', () => {
    const disclosed = told({ identity: 'CONSENT', contact: 'CONSENT' })
    const seen = onHer(worker, context([disclosed], [agreed('identity'), agreed('location')]))
    expect(seen).toEqual({ case: 'full', identity: 'full' })
  })
  it('ends with a withdrawal (SAFETY 12)', () => {
    const disclosed = told({ identity: 'CONSENT' })
    expect(onHer(worker, context([disclosed], [no('identity', 'withdrawn')]))).not.toHaveProperty('identity')
  })
  it('may rest on a consent to the recipient’s own purpose, and to no other’s', () => {
    const disclosed = told({ identity: 'CONSENT' })
    const police = someone('investigator', 'POLICE')
    expect(onHer(police, context([disclosed], [agreed('identity', 'INVESTIGATION')]))).toHaveProperty('identity', 'full')
    expect(onHer(police, context([disclosed], [agreed('identity', 'REPRESENTATION')]))).not.toHaveProperty('identity')
  })
  it('is narrowed by the matrix, never widened: a summary stays one', () =>
    expect(onHer(worker, context([told({ medical: 'CONSENT', legal: 'CONSENT' })], [agreed('medical'), agreed('legal')]))).toEqual({
      case: 'full',
      exploitation: 'full',
      medical: 'summary',
      legal: 'summary',
    }))
  it('may rest on a law, for what that law carries (SAFETY 12)', () => {
    expect(onHer(doctor, context([told({ medical: 'VITAL_INTEREST', contact: 'VITAL_INTEREST' })]))).toEqual({
      case: 'full',
      medical: 'full',
      contact: 'full',
    })
    expect(onHer(doctor, context([told({ identity: 'VITAL_INTEREST', psychosocial: 'A_LAW_OF_A_NEWER_RELEASE' })]))).toEqual({ case: 'full' })
  })
  it('ends where she says no, save on vital interest or a legal obligation (SAFETY 12)', () => {
    const refused = [no('contact'), no('medical'), no('identity')]
    expect(onHer(doctor, context([told({ medical: 'VITAL_INTEREST' })], refused))).toHaveProperty('medical', 'full')
    expect(onHer(doctor, context([told({ medical: 'UU21_51', identity: 'UU21_51' })], refused))).toEqual({ case: 'full' })
    expect(onHer(someone('investigator', 'POLICE'), context([told({ identity: 'TPKS_41' })], refused))).toHaveProperty('identity', 'full')
  })
  it('is for the supervisor of the unit that took it on no more than for the one named', () => {
    const boss = someone('supervisor', 'NGO')
    const relations = [{ ...relation('recipientSupervisor', { agencyId: ours }), personId: her, disclosed: { identity: 'CONSENT' } }]
    expect(onHer(boss, context(relations, [agreed('identity'), agreed('contact')]))).toEqual({ case: 'full', identity: 'full' })
  })
  it('is of the referral itself what it discloses, before anybody has taken it on', () => {
    const asked = told({ psychosocial: 'CONSENT' }, 'askedAgency')
    const referral = { type: 'referral', id: 'r-1' }
    const psychologist = someone('counsellor', 'NGO')
    expect(onHer(psychologist, context([], [agreed('psychosocial')], [asked]), referral)).toMatchObject({ psychosocial: 'full' })
    expect(onHer(psychologist, context([], [], [asked]), referral)).not.toHaveProperty('psychosocial')
    expect(onHer(psychologist, context([], [agreed('psychosocial')], [told({}, 'askedAgency')]), referral)).not.toHaveProperty('psychosocial')
  })
  it('is everything that the matrix gives from the day on which they answer for the case', () => {
    const answers = [relation('accountableAgency', { agencyId: ours }), relation('caseworker', { userId: 'u-1' })]
    expect(onHer(worker, context([told({}), ...answers]))).toMatchObject({ identity: 'full', contact: 'full', location: 'full' })
  })
})

describe('who gives one service', () => {
  const service = { type: 'service', id: 's-1' }
  const counsellor = someone('counsellor', 'UPTD_PPA')
  const tie = relation('providerAgency', { agencyId: ours })
  it('reads of the case that something happened, and no category of it (SAFETY 4)', () => {
    for (const kind of [tie, relation('assigned', { userId: 'u-1' })])
      expect(onHer(counsellor, context([kind], [agreed('location'), agreed('identity'), agreed('psychosocial')]))).toEqual({ case: 'summary' })
  })
  it('reads that service as the matrix says, and of another one of the case nothing more', () => {
    expect(onHer(counsellor, context([], [], [tie]), service)).toMatchObject({ case: 'full', psychosocial: 'full' })
    expect(onHer(counsellor, context([tie]), service)).toEqual({ case: 'summary' })
  })
  it('knows where a shelter is by its own bed alone (SAFETY 1)', () => {
    const shelter = someone('shelter-staff', 'NGO')
    expect(onHer(shelter, context([], [], [tie]), service)).toHaveProperty('shelter-location', 'full')
    expect(onHer(shelter, context([tie, told({})]), service)).not.toHaveProperty('shelter-location')
  })
})

describe('a value', () => {
  it('opens per person and category: of one who agreed, and not of the other', () => {
    const relations = [told({ identity: 'CONSENT' }), { ...told({ identity: 'CONSENT' }), personId: witness }]
    const decision = read(worker, context(relations, [agreed('identity')]))
    expect([opens(decision, her, 'identity'), opens(decision, witness, 'identity')]).toEqual([true, false])
    expect(sightOf(decision, 'identity', [her])).toBe('full')
    expect(sightOf(decision, 'identity', [her, witness])).toBeUndefined()
    expect(sightOf(decision, 'identity', [])).toBeUndefined()
  })
  it('of one person is not opened by what was disclosed of another', () => {
    const decision = read(worker, context([told({ identity: 'CONSENT' })], [agreed('identity', 'SERVICES', witness)]))
    expect([opens(decision, her, 'identity'), opens(decision, witness, 'identity')]).toEqual([false, false])
  })
  it('is never opened of anybody by a referral beyond what it disclosed, whoever asks', () =>
    fc.assert(
      fc.property(
        anyPrincipal,
        fc.array(anyConsent, { maxLength: 8 }),
        fc.subarray(['identity', 'contact', 'legal']),
        (principal, consents, some) => {
          fc.pre(principal.post !== 'system' && principal.post !== 'auditor')
          const span = { userId: principal.userId, agencyId: principal.agencyId }
          const bound = {
            ...relation('recipientCaseworker', span),
            personId: her,
            disclosed: Object.fromEntries(some.map((one) => [one, 'CONSENT'])),
          }
          const decision = decide(principal, 'read', theCase, context([bound], consents))
          for (const group of fieldGroups.filter((one) => ['identity', 'contact', 'location', 'medical', 'psychosocial', 'legal'].includes(one))) {
            const carried = consents.some(
              (one) => one.personId === her && one.category === group && one.state === 'given' && one.recipientAgencyId === principal.agencyId,
            )
            if (!some.includes(group) || !carried) expect(sightsOn(decision, her)[group]).toBeUndefined()
            expect(sightsOn(decision, witness)[group]).toBeUndefined()
          }
        },
      ),
      { numRuns: 500 },
    ))
})
