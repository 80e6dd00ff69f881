import type { Actor, Registered } from '@titian/core'

const always = '2000-01-01T00:00:00.000Z'

/** Somebody who has always stood in the register as this; as a caseworker where nothing is said. */
export const registeredAs = (
  { userId, agencyId, agencyKind, unitId }: Pick<Actor, 'userId' | 'agencyId' | 'agencyKind' | 'unitId'>,
  ...as: readonly string[]
): Registered => ({
  userId,
  agencyId,
  agencyKind,
  isOpen: true,
  spans: [{ posts: as.length > 0 ? as : ['caseworker'], ...(unitId !== null && { unitId }), from: always }],
})

export interface TestRegister {
  of(agencyId: string, userId: string): Promise<Registered>
  /** From now on this is what the register says of somebody. */
  enrol(actor: Actor): void
  /** Enters who asks, unless the test has said of them what they are. */
  meet(actor: Actor): void
  /** From now on they stand in no register. */
  dismiss(who: Pick<Actor, 'agencyId' | 'userId'>): void
}

/** A register to be filled by a test, with one call a person. Of whom it says nothing, they stand there as caseworker: tests name many whom they never are. */
export function testRegister(): TestRegister {
  const known = new Map<string, Registered>()
  const met = new Map<string, Registered>()
  const keyOf = ({ agencyId, userId }: Pick<Actor, 'agencyId' | 'userId'>): string => `${agencyId}/${userId}`
  return {
    of: async (agencyId, userId) => {
      const key = keyOf({ agencyId, userId })
      return known.get(key) ?? met.get(key) ?? registeredAs({ agencyId, userId, agencyKind: '', unitId: null })
    },
    enrol: (actor) => void known.set(keyOf(actor), also(known.get(keyOf(actor)), actor)),
    meet: (actor) => void met.set(keyOf(actor), also(met.get(keyOf(actor)), actor)),
    dismiss: (who) => void known.set(keyOf(who), { ...who, isOpen: true, spans: [] }),
  }
}

/** One person of a test may ask in several posts. */
const also = (before: Registered | undefined, actor: Actor): Registered =>
  registeredAs(actor, ...new Set([...(before?.spans.flatMap(({ posts }) => posts) ?? []), actor.post]))
