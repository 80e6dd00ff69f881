import { hiddenGroups } from '@titian/access'
import type { AnyAggregate, FieldGroup } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import type { Parts } from '../parts.ts'
import type { Call } from './call.ts'
import { commandIdOf, derivedId } from './command-id.ts'

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

/** Category of an aggregate's streams, without the service's prefix: `case_desk`. */
export const categoryIn = (aggregate: Pick<AnyAggregate, 'streamOf'>): string => aggregate.streamOf('', '').slice(1, -1)

/** The aggregate that a stream of this service is of. */
export const aggregateOf = ({ definition }: Pick<Parts, 'definition'>, stream: string): AnyAggregate | undefined =>
  definition.aggregates.find((one) => categoryOf(one.streamOf(definition.name, '')) === categoryOf(stream))

/** The group to know of for an aggregate to exist: that of its events where all of them are hidden (an exclusion), else `case`. */
export function groupOf(aggregate: Pick<AnyAggregate, 'events'>): FieldGroup {
  const groups = Object.values(aggregate.events).map(({ about }) => about.group ?? 'case')
  const [first = 'case'] = groups
  return groups.every((group) => hiddenGroups.includes(group)) ? first : 'case'
}
