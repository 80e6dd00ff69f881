import { isTitianError } from '@titian/core'
import { type Reaction, reaction } from '@titian/service'
import { idOf } from '@titian/views'
import { aggregateOf } from '../aggregates.ts'
import type { CaseFileParts } from '../case-file-parts.ts'
import { caseFact } from '../facts/case.ts'
import { mayStillAppend } from './announced.ts'
import { type Announced, answerClosure, caseDesk, deskOf, reopenDesk } from './case-desk.ts'

type Looking = Pick<CaseFileParts, 'store' | 'definition' | 'wallClock'>

/** What a service that answers closures does when intake asks, and when the asking is over. */
export const closingReactions = (parts: Looking): readonly Reaction[] => [
  reaction('answer-when-closure-is-requested', caseFact, 'CaseClosureRequested', async ({ stream, data: { requestId, services } }) => {
    if (!services.includes(parts.definition.name)) return []
    const caseId = idOf(stream)
    const desk = deskOf(await parts.store.read(caseDesk.streamOf(parts.definition.name, caseId)))
    const open = await Promise.all(desk.works.map((work) => isStillOpen(parts, work)))
    return [{ command: answerClosure, id: caseId, input: { caseId, requestId, works: desk.works.length, stillOpen: open.includes(true) } }]
  }),
  reaction('reopen-desk-when-case-is-reopened', caseFact, 'CaseReopened', ({ stream }) => {
    const caseId = idOf(stream)
    return [{ command: reopenDesk, id: caseId, input: { caseId } }]
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
