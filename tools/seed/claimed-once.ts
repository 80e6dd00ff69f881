/** How often cases were drawn again, by their number. */
export type Attempts = ReadonlyMap<number, number>

/**
 * Each case is played in a world of its own, which knows nothing of the claims of the others: of 148 million case numbers some come twice among sixty
 * thousand cases. Through the doors the later one would be refused and given again; here it is drawn again, under other ids.
 *
 * @param claims streams that each case has claimed, of the case `from` and those after it
 * @param taken by the cases before
 * @returns the cases to draw once more; empty where each claim is its case's alone
 */
export function claimedTwice(claims: readonly (readonly string[])[], taken: ReadonlySet<string>, from: number, before: Attempts): Attempts {
  const seen = new Set<string>()
  const again = new Map(before)
  let any = false
  for (const [index, streams] of claims.entries()) {
    if (streams.some((stream) => taken.has(stream) || seen.has(stream))) {
      again.set(from + index, (before.get(from + index) ?? 0) + 1)
      any = true
    } else for (const stream of streams) seen.add(stream)
  }
  return any ? again : new Map()
}
