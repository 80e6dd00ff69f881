import { bodyOf, type Documents, operationsOf, type Placed } from '../calls/documents.ts'
import { type JsonSchema, propertiesOf } from './json-schema.ts'

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

/** All commands of all services, by name: names are unique across services. @throws Error for two of one name. */
export function commandsOf(documents: Documents): readonly DerivedCommand[] {
  const sorted = operationsOf(documents, 'command').map(derived)
  const twice = sorted.find(({ name }, index) => sorted[index + 1]?.name === name)
  if (twice) throw new Error(`Two services have a command ${twice.name}; a mutation needs a name of its own.`)
  return sorted
}

const derived = ({ service, path, operation }: Placed): DerivedCommand => ({
  service,
  name: operation.operationId,
  doc: [operation.summary, operation.description].filter(Boolean).join(': '),
  path,
  hasId: path.includes('{id}'),
  input: propertiesOf(bodyOf(operation))['input'] ?? {},
})
