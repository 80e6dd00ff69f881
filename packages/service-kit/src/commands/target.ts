import { derivedId } from '@titian/service'
import type { Parts } from '../parts.ts'
import type { Call } from './call.ts'
import { commandIdOf } from './command-id.ts'

/** What a command is given to, and the name under which the log will know the command. */
export interface Target {
  readonly id: string
  readonly stream: string
  readonly commandId: string
  readonly creates: boolean
}

export function targetOf({ definition }: Pick<Parts, 'definition'>, call: Call, input: unknown): Target {
  const { command } = call
  const creates = command.path === undefined
  const commandId = commandIdOf({
    issuer: call.issuer,
    subject: call.principal.userId,
    command: command.name,
    target: creates ? '' : (call.id ?? ''),
    key: call.key,
  })
  const id = call.id ?? command.newAggregateId?.(input as never) ?? derivedId(commandId, 'id')
  return { id, stream: command.aggregate.streamOf(definition.name, id), commandId, creates }
}
