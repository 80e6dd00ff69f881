import type { ServiceDefinition } from '@titian/service'
import { definitions } from '../services/all.ts'
import { UsageError } from './usage.ts'

export function serviceNamed(name: string): ServiceDefinition {
  const found = definitions.find((service) => service.name === name)
  if (found) return found
  const names = definitions.map((service) => service.name).join(', ')
  throw new UsageError(`There is no service "${name}"; there is: ${names}.\nTidak ada layanan "${name}"; yang ada: ${names}.`)
}
