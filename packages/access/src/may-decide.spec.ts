import { relationKindNames } from '@titian/core'
import fc from 'fast-check'
import { anyone, posts, systemOnly } from './may.ts'
import { type Denial, decideMay, isConcealed, type MayDecision } from './may-decide.ts'
import { publicPrincipal, systemPrincipal } from './principal.ts'
import { mayKnowResource } from './relations.ts'
import { after, anyPrincipal, anyRelation, before, now, ours, relation, someone, theirs } from './spec-fixtures.ts'

const accept = posts('caseworker', 'supervisor').of('recipientAgency').at('UPTD_PPA')
const worker = someone('caseworker', 'UPTD_PPA')
const recipient = relation('recipientAgency', { agencyId: ours })
/** Who took the referral on, and the agency that did. */
const taken = [recipient, relation('recipientCaseworker', { userId: 'u-1', agencyId: ours })]
const reason = (code: string) => ({ effect: 'deny', reason: code })
const permit = { effect: 'permit' }
const reasonOf = (decision: MayDecision): Denial => (decision.effect === 'deny' ? decision.reason : 'SYSTEM_ONLY')

describe('who may', () => {
  it('permits the post, at the kind of agency, with the relation', () => expect(decideMay(worker, accept, taken, now)).toEqual(permit))
  it('denies a colleague in the same post and agency to whom nobody assigned it, as an unknown id (SAFETY 9)', () => {
    const colleague = someone('caseworker', 'UPTD_PPA', { userId: 'u-2' })
    expect(decideMay(colleague, accept, taken, now)).toEqual(reason('NO_RELATION'))
    expect(isConcealed('NO_RELATION')).toBe(true)
  })
  it('permits the supervisor of whom it is assigned to', () => {
    const supervisor = someone('supervisor', 'UPTD_PPA', { userId: 'u-3' })
    expect(decideMay(supervisor, accept, [...taken, relation('supervisor', { agencyId: ours })], now)).toEqual(permit)
    expect(decideMay(supervisor, accept, taken, now)).toEqual(reason('NO_RELATION'))
  })
  it.each([
    ['another post', someone('counsellor', 'UPTD_PPA'), 'POST_NOT_ALLOWED'],
    ['another kind of agency', someone('caseworker', 'NGO'), 'AGENCY_KIND_NOT_ALLOWED'],
    ['another agency', someone('caseworker', 'UPTD_PPA', { agency: theirs }), 'NO_RELATION'],
    ['someone without account', publicPrincipal, 'POST_NOT_ALLOWED'],
  ])('denies %s', (_, actor, code) => expect(decideMay(actor, accept, taken, now)).toEqual(reason(code)))
  it('permits nobody who may not know of the resource, whatever is asked for (SAFETY 4)', () =>
    fc.assert(
      fc.property(anyPrincipal, fc.array(anyRelation), fc.constantFrom(...relationKindNames), (actor, relations, kind) => {
        fc.pre(actor.post !== 'system')
        const may = { posts: [actor.post], relations: [kind] }
        if (!mayKnowResource(actor, relations, now)) expect(isConcealed(reasonOf(decideMay(actor, may, relations, now)))).toBe(true)
      }),
    ))
  it('tells who knows the case, and only them, that another relation is needed', () => {
    expect(decideMay(worker, accept, [relation('caseworker', { userId: 'u-1' })], now)).toEqual(reason('RELATION_NOT_HELD'))
    expect(isConcealed('RELATION_NOT_HELD')).toBe(false)
    expect(isConcealed('RELATION_NOT_HELD', 'exclusion')).toBe(true)
    expect(isConcealed('NO_RELATION')).toBe(true)
  })
  it('counts a relation from its first instant up to its last, exclusive', () => {
    const held = (span: { readonly from?: string; readonly to?: string }) =>
      decideMay(
        worker,
        accept,
        taken.map((one) => ({ ...one, ...span })),
        now,
      )
    expect(held({ from: now.toISOString() })).toEqual(permit)
    expect(held({ to: now.toISOString() })).toEqual(reason('NO_RELATION'))
    expect(held({ from: after })).toEqual(reason('NO_RELATION'))
    expect(held({ from: before, to: after })).toEqual(permit)
  })
  it('gives a person who moved to another agency nothing of the old one', () =>
    expect(
      decideMay(
        someone('caseworker', 'UPTD_PPA', { agency: theirs }),
        posts('caseworker').of('caseworker'),
        [relation('caseworker', { userId: 'u-1', agencyId: ours })],
        now,
      ),
    ).toEqual(reason('NO_RELATION')))
  it('answers the excluded as it answers about what does not exist', () =>
    fc.assert(
      fc.property(
        anyPrincipal,
        fc.array(anyRelation),
        fc.constantFrom(accept, posts('caseworker').of('caseworker'), posts('investigator').of('assigned')),
        (actor, relations, may) => {
          fc.pre(actor.post !== 'system')
          const unknown = decideMay(actor, may, [], now)
          const excluded = decideMay(actor, may, [...relations, relation('excluded', { userId: actor.userId })], now)
          const seen = (decision: typeof unknown) =>
            decision.effect === 'permit' ? 'permit' : isConcealed(decision.reason) ? '404' : decision.reason
          expect(seen(excluded)).toBe(seen(unknown))
        },
      ),
    ))
  it('lets the system do what is the system’s, and anyone what is for anyone', () => {
    const system = systemPrincipal('intake')
    expect(decideMay(system, systemOnly, [relation('excluded', { agencyId: 'system' })], now)).toEqual(permit)
    expect(decideMay(system, accept, [], now)).toEqual(reason('POST_NOT_ALLOWED'))
    expect(decideMay(system, posts('supervisor', 'system').of('supervisor'), [], now)).toEqual(permit)
    expect(decideMay(worker, systemOnly, [], now)).toEqual(reason('SYSTEM_ONLY'))
    expect(decideMay(publicPrincipal, anyone, [], now)).toEqual(permit)
  })
})
