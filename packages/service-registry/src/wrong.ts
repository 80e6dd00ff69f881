import { type RegisteredService, registry } from './registry.ts'

/** What a definition says of itself that others rely on. */
interface Declared {
  readonly name: string
  readonly answersClosures?: boolean
}

const file = 'packages/service-registry/src/registry.ts'

/** @returns a sentence for each line of the registry that cannot be right */
export const wrongInRegistry = (services: readonly RegisteredService[] = registry): readonly string[] => [
  ...repeatedIn(services.map(({ name }) => name)).map((name) => `There are two services called ${name} in ${file}.`),
  ...services
    .filter(({ answersClosures, hardware }) => answersClosures && hardware === 'lpsk')
    .map(({ name }) => `${name} runs at LPSK and is never asked about closures, but ${file} says that it answers them.`),
]

/** @returns a sentence where a service is not what the others take it for */
export function wrongWith({ name, answersClosures = false }: Declared, services: readonly RegisteredService[] = registry): readonly string[] {
  const entry = services.find((one) => one.name === name)
  if (entry === undefined) return [`${name} does not stand in ${file}: nobody would hear of it, and cases would close over its open work.`]
  if (answersClosures === entry.answersClosures) return []
  return answersClosures
    ? [`${name} answers closures, but ${file} does not say so: cases would close over its open work.`]
    : [`${name} does not answer closures, but ${file} says so: every closure would wait for it in vain.`]
}

export const repeatedIn = (all: readonly string[]): readonly string[] => [...new Set(all.filter((one, index) => all.indexOf(one) !== index))]
