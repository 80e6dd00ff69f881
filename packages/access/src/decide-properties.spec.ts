import fc from 'fast-check'
import { decide } from './decide.ts'
import type { Decision, ReadContext } from './decision.ts'
import { fieldGroups, type Sight } from './matrix.ts'
import { latestPolicy } from './policies.ts'
import { mayKnowCase, needsNoRelation } from './relations.ts'
import { anyConsent, anyPrincipal, anyRelation, now, relation } from './spec-fixtures.ts'

const anyContext: fc.Arbitrary<ReadContext> = fc.record({
  relations: fc.array(anyRelation, { maxLength: 6 }),
  consents: fc.array(anyConsent, { maxLength: 6 }),
  now: fc.constant(now),
  policy: fc.constant(latestPolicy),
})
const anyResource = fc.constantFrom({ type: 'case', id: 'c-1' }, { type: 'report', id: 'r-1' })
const rank: Readonly<Record<Sight, number>> = { pseudonym: 1, summary: 2, full: 3 }
const rankOf = (decision: Decision, group: (typeof fieldGroups)[number]): number => {
  const sight = decision.effect === 'permit' ? decision.fieldGroups[group] : undefined
  return sight === undefined ? 0 : rank[sight]
}
const runs = { numRuns: 1000 }

describe('every decision', () => {
  it('opens nothing to who has no relation', () =>
    fc.assert(
      fc.property(anyPrincipal, anyContext, anyResource, (principal, context, resource) => {
        fc.pre(!needsNoRelation(principal))
        expect(decide(principal, 'read', resource, { ...context, relations: [] })).toEqual({ effect: 'deny', reason: 'NO_RELATION' })
      }),
      runs,
    ))
  it('opens nothing to the excluded, by person, unit or agency', () =>
    fc.assert(
      fc.property(anyPrincipal, anyContext, anyResource, fc.constantFrom('user', 'unit', 'agency'), (principal, context, resource, by) => {
        fc.pre(principal.post !== 'system' && (by !== 'unit' || principal.unitId !== null))
        const whom = { user: { userId: principal.userId }, unit: { unitId: principal.unitId ?? '' }, agency: { agencyId: principal.agencyId } }[by]
        const relations = [...context.relations, relation('excluded', whom)]
        expect(decide(principal, 'read', resource, { ...context, relations })).toEqual({ effect: 'deny', reason: 'EXCLUDED' })
        expect(mayKnowCase(principal, relations, now)).toBe(false)
      }),
      runs,
    ))
  it('opens no more when a relation that grants is taken away', () =>
    fc.assert(
      fc.property(anyPrincipal, anyContext, anyResource, fc.nat(5), (principal, context, resource, index) => {
        const taken = context.relations[index % Math.max(1, context.relations.length)]
        fc.pre(taken !== undefined && taken.kind !== 'excluded')
        const more = decide(principal, 'read', resource, context)
        const less = decide(principal, 'read', resource, { ...context, relations: context.relations.filter((each) => each !== taken) })
        for (const group of fieldGroups) expect(rankOf(less, group)).toBeLessThanOrEqual(rankOf(more, group))
      }),
      runs,
    ))
  it('opens no more when a consent is withdrawn', () =>
    fc.assert(
      fc.property(anyPrincipal, anyContext, anyResource, fc.nat(5), (principal, context, resource, index) => {
        const consents = context.consents.map((each, at) => (at === index ? { ...each, state: 'withdrawn' as const } : each))
        const more = decide(principal, 'read', resource, context)
        const less = decide(principal, 'read', resource, { ...context, consents })
        for (const group of fieldGroups) expect(rankOf(less, group)).toBeLessThanOrEqual(rankOf(more, group))
      }),
      runs,
    ))
})
