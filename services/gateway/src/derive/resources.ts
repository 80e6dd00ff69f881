import { answerOf, type Documents, operationsOf, type Placed } from '../calls/documents.ts'
import { type JsonSchema, propertiesOf } from './json-schema.ts'
import { pascal } from './names.ts'

/** One operation with `x-kind: resource`. */
export interface DerivedResource {
  readonly service: string
  readonly aggregate: string
  /** `Referral`, `CaseDesk` */
  readonly type: string
  readonly doc: string
  readonly fields: Readonly<Record<string, JsonSchema>>
  /** Its field on `Case`; undefined where it belongs to none. */
  readonly ofCase: string | undefined
  readonly onePerCase: boolean
}

/** Stand on every resource, from the answer and not from what the aggregate presents. */
const common = new Set(['id', 'version', 'asOf', 'stale', 'redactions', 'caseId', 'aggregate'])
/** Types of the gateway's own: what an aggregate of that name presents is called a record. */
const taken = new Set(['Agency', 'Area', 'Label', 'Redaction', 'Resource', 'Word', 'Worker', 'VagueDate', 'Timeline', 'Entry', 'Task', 'Look', 'Me'])

/** All kinds of resources of all services, by aggregate. @throws Error where two services have an aggregate of one name that both present. */
export function resourcesOf(documents: Documents): readonly DerivedResource[] {
  const all = operationsOf(documents, 'resource').map(derived)
  const twice = all.find(({ type }, index) => all.findIndex((one) => one.type === type) !== index)
  if (twice) throw new Error(`Two services have a resource ${twice.aggregate}; a type needs a name of its own.`)
  return all
}

function derived({ service, operation }: Placed): DerivedResource {
  const aggregate = operation['x-aggregate'] ?? aggregateIn(operation.operationId)
  const name = pascal(aggregate)
  return {
    service,
    aggregate,
    type: taken.has(name) ? `${name}Record` : name,
    doc: operation.summary ?? '',
    fields: Object.fromEntries(Object.entries(propertiesOf(answerOf(operation))).filter(([field]) => !common.has(field))),
    ofCase: operation['x-of-case'],
    onePerCase: operation['x-one-per-case'],
  }
}

/** `ReadCaseDesk` → `case-desk` */
const aggregateIn = (operationId: string): string =>
  operationId
    .replace(/^Read/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
