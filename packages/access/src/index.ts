export {
  type Action,
  type Consent,
  type Decision,
  decide,
  type Obligation,
  opens,
  type Permit,
  type ReadContext,
  type ReadDenial,
  type ReadResource,
} from './decide.ts'
export { decisionTable } from './decision-table.ts'
export { fieldGroups, hiddenGroups, type Sight } from './matrix.ts'
export { anyone, type MayBuilder, posts, systemOnly } from './may.ts'
export { type Denial, decideMay, denials, isConcealed, type MayDecision } from './may-decide.ts'
export { type Claims, claimsSchema, type Principal, principalOf, publicPrincipal, systemPrincipal } from './principal.ts'
export { purposesOf } from './purposes.ts'
export { relationKinds } from './relation-kinds.ts'
export { covers, isAccountable, isExcluded, mayKnowCase } from './relations.ts'
