import { systemPrincipal } from '@titian/access'
import type { ViewReader } from '@titian/case-file'
import { isTitianError, type RecordedEvent, TitianError } from '@titian/core'
import type { Reaction } from '@titian/service'
import { v5 as uuidv5 } from 'uuid'
import type { Handle } from '../commands/handle.ts'
import type { Parts } from '../parts.ts'

const NAMESPACE = '0e0b6d0e-3a75-5e55-8a43-6d6e1b8c1f02'
const VIEWS_MS = 10_000

/**
 * What one reaction does about one event. Its commands' keys are made of both, so that doing it again is answered from the log. A refusal is an
 * answer: it is noted and passed.
 */
export async function follow(parts: Parts, views: ViewReader, handle: Handle, one: Reaction, event: RecordedEvent): Promise<void> {
  const { definition, log } = parts
  if (!(await views.waitFor(event.position, VIEWS_MS))) throw new TitianError('VIEWS_BEHIND')
  const dispatches = await one.run(event, { db: views })
  for (const [index, { command, id, input }] of dispatches.entries()) {
    if (!definition.commands.includes(command)) throw new TitianError('COMMAND_UNDECLARED', { reaction: one.name, command: command.name })
    try {
      await handle({
        command,
        id,
        input,
        form: 'sealed',
        principal: systemPrincipal(definition.name),
        issuer: 'system',
        key: uuidv5(`${one.name}/${index}`, uuidv5(event.id, NAMESPACE)),
        occurredAt: event.meta.occurredAt,
        purpose: 'OPERATION',
        correlationId: event.meta.correlationId,
        causationId: event.id,
        ownerAgency: event.meta.ownerAgency,
        ...(event.meta.traceparent !== undefined && { traceparent: event.meta.traceparent }),
      })
    } catch (error) {
      if (!isTitianError(error, 'COMMAND_REJECTED')) throw error
      const { rejected } = error.details['rejection'] as { rejected: string }
      // The desk got new work between the look and the answer: it is looked at again.
      if (rejected === 'DESK_MOVED') throw error
      log.info({ reaction: one.name, command: command.name, rejected }, 'A consequence was refused.')
    }
  }
}
