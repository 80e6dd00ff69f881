import { type OccurredAt, TitianError } from '@titian/core'

const day = 24 * 3_600_000
/** How far beyond now the end of an ongoing day, month or year can lie. */
const longest = { minute: 60_000, day, month: 31 * day, year: 366 * day } as const

/** What is told has happened: it began, and ends no later than the day, month or year that goes on. @throws MOMENT_INVALID */
export function assertHappened({ from, to, precision }: OccurredAt, now: Date): void {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const right = begin <= end && begin <= now.getTime() && end < now.getTime() + longest[precision]
  if (!right) throw new TitianError('MOMENT_INVALID')
}
