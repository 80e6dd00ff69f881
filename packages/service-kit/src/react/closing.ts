import { isTitianError } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import { idOf } from '@titian/views'
import { answerClosure, caseDesk, deskOf, reopenDesk } from '../commands/case-desk.ts'
import { type Reaction, reaction } from '../definition.ts'
import { caseFact } from '../facts/index.ts'
import type { Parts } from '../parts.ts'

type Looking = Pick<Parts, 'store' | 'definition'>

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

/** Announced work whose append never came is none. */
async function isStillOpen(
  { store, definition }: Looking,
  { stream, commandId }: { readonly stream: string; readonly commandId: string },
): Promise<boolean> {
  const aggregate = definition.aggregates.find((one) => categoryOf(one.streamOf(definition.name, '')) === categoryOf(stream))
  const events = await store.read(stream)
  if (aggregate === undefined || !events.some(({ meta }) => meta.commandId === commandId)) return false
  try {
    return aggregate.isOpen?.(aggregate.fold(events) as never) ?? false
  } catch (error) {
    // What cannot be read is not proved to be over.
    if (isTitianError(error)) return true
    throw error
  }
}
