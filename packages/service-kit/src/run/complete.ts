import { relationView } from '@titian/access'
import { agencyFact, answerClosure, caseDesk, caseFact, consentFact, consentView, reopenDesk, secretAgencyView, staffFact } from '@titian/case-file'
import type { AnyFact } from '@titian/core'
import { deadlinesView } from '@titian/deadlines'
import type { ServiceDefinition } from '@titian/service'
import type { View } from '@titian/views'
import { entryView } from '../read/entry-view.ts'
import { assertDefinition } from './check-definition.ts'

/** What every service must know to decide who sees a case, and who stands in the register. */
const basis: readonly AnyFact[] = [caseFact, consentFact, agencyFact, staffFact]

/**
 * A definition with what the kit adds to each: the facts of access, the desk of a case, and the views the kit itself reads.
 * @throws SERVICE_INVALID
 */
export function complete(definition: ServiceDefinition): ServiceDefinition {
  const declared = definition.facts ?? []
  const facts = [...declared, ...basis.filter(({ name, service }) => service !== definition.name && !declared.some((one) => one.name === name))]
  const aggregates = definition.answersClosures ? [...definition.aggregates, caseDesk] : definition.aggregates
  const commands = definition.answersClosures ? [...definition.commands, answerClosure, reopenDesk] : definition.commands
  const internal = aggregates.filter((one) => one.internal === true)
  const open = aggregates.filter((one) => one.internal !== true)
  const whole = {
    ...definition,
    aggregates,
    commands,
    facts,
    views: [
      ...(definition.views ?? []),
      relationView(definition.name),
      consentView,
      secretAgencyView,
      entryView(open),
      ...(internal.length > 0 ? [entryView(internal, { internal: true })] : []),
      ...deadlinesOf(definition, false),
      ...deadlinesOf(definition, true),
    ],
  }
  assertDefinition(whole)
  return whole
}

/** Due dates by the log that they are set in. */
function deadlinesOf({ name, deadlines = [] }: ServiceDefinition, internal: boolean): readonly View[] {
  const its = deadlines.filter(({ aggregate }) => (aggregate.internal === true) === internal)
  return its.length === 0 ? [] : [deadlinesView(name, its, internal ? 'internal_deadlines' : 'deadlines')]
}
