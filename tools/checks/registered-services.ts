import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { serviceNames } from '@titian/service-registry'
import { loadWithFindings } from '../services/definitions.ts'
import { ours } from './compose-file.ts'
import type { Outcome } from './run-step.ts'

/** Each folder of services/ but the gateway's is a service of the registry, each is what the registry says, and docker-compose.yml runs it. */
export async function registeredServices(root: string): Promise<Outcome> {
  const { wrong } = await loadWithFindings()
  const said = [...wrong, ...aboutFolders(readdirSync(join(root, 'services'))), ...aboutCompose(ours.map(([name]) => name))]
  return { ok: said.length === 0, output: said.join('\n') }
}

/** @param folders of services/ @returns a sentence for each that has no line in the registry, and for each line without one */
export const aboutFolders = (folders: readonly string[], names: readonly string[] = serviceNames): readonly string[] => [
  ...folders
    .filter((folder) => folder !== 'gateway' && !names.includes(folder))
    .map((folder) => `services/${folder} does not stand in packages/service-registry/src/registry.ts: nobody would hear of it.`),
  ...names
    .filter((name) => !folders.includes(name))
    .map((name) => `packages/service-registry/src/registry.ts names ${name}, and there is no services/${name}.`),
]

/** @param running what docker-compose.yml runs of our image @returns a sentence for each service that it does not run */
export const aboutCompose = (running: readonly string[], names: readonly string[] = serviceNames): readonly string[] =>
  names.filter((name) => !running.includes(name)).map((name) => `docker-compose.yml does not run ${name}.`)
