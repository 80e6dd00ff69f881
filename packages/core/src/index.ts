export { type Actor, isSystem, systemActor } from './actor.ts'
export { type Aggregate, type AggregateSpec, aggregate, type Presented } from './aggregate.ts'
export type { AnyAggregate } from './any-aggregate.ts'
export { canonical } from './canonical.ts'
export {
  type AnyCommand,
  type Claim,
  type Command,
  type CommandSpec,
  command,
  type DecisionContext,
  type GivenBy,
  type OpenedWork,
} from './command.ts'
export { decided } from './decided.ts'
export type { EventMeta, LegalBasis, NewEvent, RecordedEvent } from './envelope.ts'
export { eventMetaSchema, relationChangeSchema } from './envelope-schema.ts'
export { isTitianError, TitianError } from './error.ts'
export { type DataOf, type EventAbout, type EventDefinition, type EventOf, type Events, event, upcast } from './event.ts'
export { type AnyFact, type Fact, type FactData, fact, received } from './fact.ts'
export { armFailpoints, failpoint } from './failpoint.ts'
export type { FieldGroup } from './field-group.ts'
export type { Evolve, Foldable, Happening } from './fold.ts'
export type { Label } from './label.ts'
export { type Bound, boundTo, type LookUp, lookUp, type Need, type Needs, type Resolved, stateOf } from './need.ts'
export type { Readers } from './readers.ts'
export { readerGroups, readersOf } from './readers-of.ts'
export { nobodyRegistered, type Registered, type StaffSpan, type Standing, standingOf } from './registered.ts'
export { isRejection, type Rejection, type Rejections, rejecting } from './rejection.ts'
export {
  type CarriedRelation,
  type Disclosed,
  type May,
  type Relation,
  type RelationChange,
  type RelationKind,
  relationKindNames,
  whenRecorded,
} from './relation.ts'
export { at, type Clock, type Ids, notBefore, type OccurredAt, systemClock, type WallClock } from './time.ts'
