import { type EventDefinition, type Label, readersOf } from '@titian/core'
import type { Decision } from './decision.ts'
import { hiddenGroups } from './matrix.ts'
import { sightOf } from './sights.ts'

/**
 * One sentence for every group: a sentence of its own for each would name the hidden one by what it is not. For the same reason it says
 * nothing of consent or protection.
 */
export const redactionReasons = {
  NOT_SHARED: { id: 'Rincian ini tidak dibagikan kepada lembaga atau jabatan Anda', en: 'These details are not shared with your agency or post' },
} as const satisfies Readonly<Record<string, Label>>
export type RedactionReason = keyof typeof redactionReasons

export type EntrySight = 'full' | 'summary' | 'absent' | { readonly redacted: RedactionReason }

/**
 * How one line of the timeline reads to who got this decision on its case.
 * `full`: its own label, and the values of the groups that `opens` permits (an auditor: none) · `summary`: its neutral label and nothing
 * else · redacted: that something happened on that day · absent: not in the list, and not in any count, number or cursor.
 * @param data of the event, in the definition's version: who reads a line may hang on a code in it.
 * @param personIds whom the line is about: who reads of one of them may not read of another.
 */
export function decideEntry(
  definition: Pick<EventDefinition, 'schema' | 'about'>,
  data: unknown,
  decision: Decision,
  personIds: readonly string[],
): EntrySight {
  const { group, neutral } = readersOf(definition, data)
  if (decision.effect === 'deny') return 'absent'
  const sight = sightOf(decision, group, personIds)
  if (sight === 'full' || sight === 'pseudonym') return 'full'
  if (hiddenGroups.includes(group) && sight === undefined) return 'absent'
  return neutral === undefined ? { redacted: 'NOT_SHARED' } : 'summary'
}
