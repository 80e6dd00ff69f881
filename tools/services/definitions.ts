import type { ServiceDefinition } from '@titian/service'
import { repeatedIn, type ServiceName, serviceNames, wrongInRegistry, wrongWith } from '@titian/service-registry'

/** Where the definition of each service of the registry is. Loaded when it is asked for: the registry itself is read without any of their code. */
const loads: Readonly<Record<ServiceName, () => Promise<ServiceDefinition>>> = {
  intake: async () => (await import('@titian/intake')).intakeService,
  referral: async () => (await import('@titian/referral')).referralService,
  'victim-support': async () => (await import('@titian/victim-support')).victimSupportService,
  'case-history': async () => (await import('@titian/case-history')).caseHistoryService,
}

/**
 * Every service, as it is declared, in the order of the registry.
 * @throws Error with a sentence for each that is not as the registry says
 */
export async function loadDefinitions(): Promise<readonly ServiceDefinition[]> {
  const { definitions, wrong } = await loadWithFindings()
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return definitions
}

/** @returns what could be loaded, and a sentence for each service that is missing or not as the registry says */
export async function loadWithFindings(): Promise<{ readonly definitions: readonly ServiceDefinition[]; readonly wrong: readonly string[] }> {
  const load = (name: string) => (loads as Readonly<Record<string, () => Promise<ServiceDefinition>>>)[name]
  const registered = [...new Set(serviceNames)]
  const definitions = await Promise.all(registered.flatMap((name) => load(name)?.() ?? []))
  return {
    definitions,
    wrong: [
      ...wrongInRegistry(),
      ...registered.filter((name) => load(name) === undefined).map((name) => `tools/services/definitions.ts does not say where ${name} is.`),
      ...repeatedIn(definitions.map(({ name }) => name)).map((name) => `Two services are declared under the name ${name}.`),
      ...definitions.flatMap((definition) => wrongWith(definition)),
    ],
  }
}
