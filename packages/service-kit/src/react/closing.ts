import { isTitianError } from '@titian/core'
import { idOf } from '@titian/views'
import { mayStillAppend } from '../commands/announced.ts'
import { type Announced, answerClosure, caseDesk, deskOf, reopenDesk } from '../commands/case-desk.ts'
import { aggregateOf } from '../commands/target.ts'
import { type Reaction, reaction } from '../definition.ts'
import { caseFact } from '../facts/index.ts'
import type { Parts } from '../parts.ts'

type Looking = Pick<Parts, 'store' | 'definition' | 'wallClock'>

/** What a service that answers closures does when intake asks, and when the asking is over. */
export const closingReactions = (parts: Looking): readonly Reaction[] => [
  reaction('answer-when-closure-is-requested', caseFact, 'CaseClosureRequested', async ({ stream, data: { requestId, services } }) => {
    if (!services.includes(parts.definition.name)) return []
    const caseId = idOf(stream)
    const desk = deskOf(await parts.store.read(caseDesk.streamOf(parts.definition.name, caseId)))
    const open = await Promise.all(desk.works.map((work) => isStillOpen(parts, work)))
    return [{ command: answerClosure, id: caseId, input: { caseId, requestId, works: desk.works.length, stillOpen: open.includes(true) } }]
  }),
  reaction('reopen-desk-when-closure-is-withdrawn', caseFact, 'ClosureWithdrawn', ({ stream }) => {
    const caseId = idOf(stream)
    return [{ command: reopenDesk, id: caseId, input: { caseId } }]
  }),
]

/** Announced work is work while its append can still come: it must not slip past the answer. One that never came is none. */
async function isStillOpen(parts: Looking, { stream, commandId, announcedAt }: Announced): Promise<boolean> {
  const aggregate = aggregateOf(parts, stream)
  const events = await parts.store.read(stream)
  if (!events.some(({ meta }) => meta.commandId === commandId)) return announcedAt !== undefined && mayStillAppend(parts.wallClock, announcedAt)
  try {
    return aggregate?.isOpen?.(aggregate.fold(events) as never) ?? true
  } catch (error) {
    // What cannot be read is not proved to be over.
    if (isTitianError(error)) return true
    throw error
  }
}
