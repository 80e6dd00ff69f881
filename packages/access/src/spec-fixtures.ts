import { type NewEvent, type Relation, type RelationKind, relationKindNames } from '@titian/core'
import { idOf } from '@titian/testing'
import { disclosureLaws } from '@titian/vocabulary'
import fc from 'fast-check'
import type { ConsentFor } from './decision.ts'
import { fieldGroups } from './matrix.ts'
import { latestPolicy } from './policies.ts'
import { type Principal, principalOf, systemPrincipal } from './principal.ts'
import { purposesOf } from './purposes.ts'

/** Shared by the specs of this package: few ids, so that random people and relations meet. */
export const now = new Date('2024-03-12T06:30:00.000Z')
export const before = '2024-03-01T00:00:00.000Z'
export const after = '2024-04-01T00:00:00.000Z'

export const agencyIds = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] as const
export const [ours, theirs] = agencyIds

export const someone = (
  post: string,
  agencyKind: string,
  more: { userId?: string; unit?: string; agency?: string; purpose?: string } = {},
): Principal =>
  principalOf(
    { sub: more.userId ?? 'u-1', agency: more.agency ?? ours, agency_kind: agencyKind, post, ...(more.unit ? { unit: more.unit } : {}) },
    more.purpose,
  )

export const relation = (kind: RelationKind, whom: Pick<Relation, 'agencyId' | 'unitId' | 'userId'>): Relation => ({ kind, from: before, ...whom })

const roles = latestPolicy.rows.filter(({ id }) => id !== 'SYSTEM').flatMap(({ at, post }) => at.map((agencyKind) => ({ agencyKind, post })))

export const anyPrincipal: fc.Arbitrary<Principal> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(systemPrincipal('intake')) },
  {
    weight: 30,
    arbitrary: fc
      .record({
        role: fc.constantFrom(...roles),
        userId: fc.constantFrom('u-1', 'u-2'),
        agencyId: fc.constantFrom(...agencyIds),
        unitId: fc.constantFrom(null, 'unit-1', 'unit-2'),
        index: fc.nat(5),
      })
      .map(({ role: { agencyKind, post }, index, ...ids }) => {
        const purposes = purposesOf(post, agencyKind)
        return { ...ids, agencyKind, post, purpose: purposes[index % purposes.length] ?? 'OPERATION', undercover: false }
      }),
  },
)

const instants = [before, now.toISOString(), after]
export const anyRelation: fc.Arbitrary<Relation> = fc.record(
  {
    kind: fc.constantFrom<RelationKind[]>(...relationKindNames, 'unheardOf'),
    agencyId: fc.constantFrom(...agencyIds),
    unitId: fc.constantFrom('unit-1', 'unit-2'),
    userId: fc.constantFrom('u-1', 'u-2'),
    from: fc.constantFrom(...instants),
    to: fc.constantFrom(...instants),
    personId: fc.constantFrom('00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'),
    disclosed: fc.dictionary(fc.constantFrom(...fieldGroups), fc.constantFrom('CONSENT', ...disclosureLaws.codes, 'UNHEARD_OF'), { maxKeys: 4 }),
  },
  { requiredKeys: ['kind', 'from'] },
)

export const personIds = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'] as const
export const [her, witness] = personIds

export const anyConsent: fc.Arbitrary<ConsentFor> = fc.record({
  personId: fc.constantFrom(...personIds),
  category: fc.constantFrom(...fieldGroups),
  recipientAgencyId: fc.constantFrom(...agencyIds),
  purpose: fc.constantFrom('SERVICES', 'INVESTIGATION', 'PROTECTION', 'REPRESENTATION'),
  state: fc.constantFrom('given', 'refused', 'withdrawn'),
})

let events = 0
export const newEvent = (type: string, data: unknown): NewEvent => {
  const id = idOf(`event-${++events}`)
  return {
    id,
    type,
    schemaVersion: 1,
    data,
    meta: {
      occurredAt: { from: before, to: before, precision: 'minute' },
      personIds: [],
      ownerAgency: ours,
      actor: someone('caseworker', 'UPTD_PPA'),
      purpose: 'SERVICES',
      legalBasis: { kind: 'PUBLIC_TASK' },
      commandId: id,
      inputHash: id,
      correlationId: id,
      causationId: id,
    },
  }
}
