import type { AnyFact } from '@titian/core'
import type { IntegrationEvent, Knows } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'

/** What a service reads of the others. */
export interface Interests {
  /** The services whose topics it reads. */
  readonly sources: readonly string[]
  readonly accepts: (message: IntegrationEvent) => boolean
  readonly knows: (message: IntegrationEvent) => Knows
}

export function interestsOf({ facts = [], receivesAllOf: whole = [] }: Pick<ServiceDefinition, 'facts' | 'receivesAllOf'>): Interests {
  const factOf = (stream: string) => facts.find(({ name }) => stream.startsWith(`${name}-`))
  return {
    sources: [...new Set([...facts.map((fact) => fact.service), ...whole])],
    accepts: ({ source, stream }) => whole.includes(source) || factOf(stream) !== undefined,
    knows: (message) => (whole.includes(message.source) ? 'known' : known(factOf(message.stream), message)),
  }
}

/** Who reads a source whole reads references only, whatever the type; a fact was written for types and versions. */
function known(fact: AnyFact | undefined, { type, schemaVersion }: IntegrationEvent): Knows {
  const definition = fact?.events[type]
  if (definition === undefined) return 'unknown'
  return schemaVersion > definition.schemaVersion ? 'newer' : 'known'
}
