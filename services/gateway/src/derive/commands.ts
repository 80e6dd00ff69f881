import { z } from 'zod'
import type { Documents, Operation } from '../calls/documents.ts'

/** As much of JSON Schema as inputs are made of. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly maximum?: number
  readonly maxLength?: number
  readonly minLength?: number
  readonly pattern?: string
  readonly format?: string
}

/** One operation with `x-kind: command`. */
export interface DerivedCommand {
  readonly service: string
  /** As the operation is called: `AcceptReferral`. */
  readonly name: string
  readonly doc: string
  /** `/referrals/{id}/accept` */
  readonly path: string
  readonly hasId: boolean
  readonly input: JsonSchema
}

const requestBody = z.object({
  content: z.object({ 'application/json': z.object({ schema: z.object({ properties: z.object({ input: z.unknown() }) }) }) }),
})

/** All commands of all services, by name: names are unique across services. @throws Error for two of one name. */
export function commandsOf(documents: Documents): readonly DerivedCommand[] {
  const found = Object.entries(documents).flatMap(([service, { paths }]) =>
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.values(operations)
        .filter((operation) => operation['x-kind'] === 'command')
        .map((operation) => derived(service, path, operation)),
    ),
  )
  const sorted = found.sort((one, other) => (one.name < other.name ? -1 : 1))
  const twice = sorted.find(({ name }, index) => sorted[index + 1]?.name === name)
  if (twice) throw new Error(`Two services have a command ${twice.name}; a mutation needs a name of its own.`)
  return sorted
}

const derived = (service: string, path: string, operation: Operation): DerivedCommand => ({
  service,
  name: operation.operationId,
  doc: [operation.summary, operation.description].filter(Boolean).join(': '),
  path,
  hasId: path.includes('{id}'),
  input: requestBody.parse(operation.requestBody).content['application/json'].schema.properties.input as JsonSchema,
})

/** `AcceptReferral` → `acceptReferral` */
export const mutationName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
