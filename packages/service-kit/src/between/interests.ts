import type { AnyFact } from '@titian/core'
import type { IntegrationEvent, Knows, RelationsIn } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import { commonServices } from '@titian/service-registry'
import type { RelationSeal } from './relation-seal.ts'

type Declared = Pick<ServiceDefinition, 'name' | 'facts' | 'receivesAllOf'>

/** What a service reads of the others. */
export interface Interests {
  /** The services whose topics it reads. */
  readonly sources: readonly string[]
  readonly accepts: (message: IntegrationEvent) => boolean
  readonly knows: (message: IntegrationEvent) => Knows
  readonly relationsIn: RelationsIn
}

/** Facts, of services of whatever name; and of all that share the cases, who has a part in them. */
export const sourcesOf = ({ name, facts = [], receivesAllOf: whole = [] }: Declared): readonly string[] =>
  [...new Set([...facts.map(({ service }) => service), ...whole, ...commonServices])].filter((source) => source !== name)

export function interestsOf(definition: Declared, seal: Pick<RelationSeal, 'open'>): Interests {
  const { facts = [], receivesAllOf: whole = [] } = definition
  const open = openedOnce(seal)
  const factOf = (stream: string) => facts.find(({ name }) => stream.startsWith(`${name}-`))
  return {
    sources: sourcesOf(definition),
    accepts: (message) => whole.includes(message.source) || factOf(message.stream) !== undefined || mayBind(message, open),
    knows: (message) => (whole.includes(message.source) ? 'known' : known(factOf(message.stream), message)),
    relationsIn: (message) => open(message).change,
  }
}

/** Of a message that is taken it is asked twice: whether it binds, and whom. */
function openedOnce({ open }: Pick<RelationSeal, 'open'>): RelationSeal['open'] {
  const opened = new WeakMap<object, ReturnType<RelationSeal['open']>>()
  return (message) => {
    const content = opened.get(message) ?? open(message)
    opened.set(message, content)
    return content
  }
}

/** One that cannot be read is taken: it is parked when it is received, and what rests on its stream waits. */
function mayBind(message: IntegrationEvent, open: RelationSeal['open']): boolean {
  try {
    return open(message).binds
  } catch {
    return true
  }
}

/** Who reads a source whole, or for its relations alone, reads no more than references, whatever the type; a fact was written for types and versions. */
function known(fact: AnyFact | undefined, { type, schemaVersion }: IntegrationEvent): Knows {
  if (fact === undefined) return 'known'
  const definition = fact.events[type]
  if (definition === undefined) return 'unknown'
  return schemaVersion > definition.schemaVersion ? 'newer' : 'known'
}
