export { chapter } from './chapter.ts'
export { type ServiceDefinition, service } from './definition.ts'
export { derivedId } from './derived-id.ts'
export { type Fact, factsOf } from './fields/facts.ts'
export { jsonSchemaOf } from './fields/json-schema.ts'
export {
  agencyRef,
  caseNumber,
  civilDate,
  code,
  colleague,
  count,
  country,
  decimal,
  eachOnce,
  flag,
  group,
  hash,
  language,
  moment,
  place,
  publicText,
  ref,
  ruleRef,
  rupiah,
  span,
  technical,
  unitRef,
  vagueDate,
  words,
  worker,
  zone,
} from './fields/kinds.ts'
export { labelAt } from './fields/label-at.ts'
export { mapDeclared, takenOut } from './fields/map-declared.ts'
export { type AnyCodeList, declaredOf, type Leaf, leafOf, type Meaning } from './fields/meaning.ts'
export { codeListsIn, labelOf, undeclared } from './fields/parts.ts'
export { valueWords } from './fields/value-words.ts'
export { type Dispatch, type Reaction, type ReactionContext, reaction } from './reaction.ts'
export { asc, ascOrNone, desc, type Ordered, type Place, unique, wrongOrder } from './reading/order.ts'
export { type Asked, type Query, type QueryContext, query } from './reading/query.ts'
export { type ReadRow, readRows, statementOf } from './reading/read-rows.ts'
