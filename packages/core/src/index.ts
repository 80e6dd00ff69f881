export { type Actor, isSystem, systemActor } from './actor.ts'
export {
  type Aggregate,
  type AggregateSpec,
  type AnyAggregate,
  aggregate,
  type EventOf,
  type Evolve,
  type Foldable,
  type Happening,
} from './aggregate.ts'
export { canonical } from './canonical.ts'
export { type AnyCommand, type Claim, type Command, type CommandSpec, command, type DecisionContext } from './command.ts'
export type { EventMeta, LegalBasis, NewEvent, RecordedEvent } from './envelope.ts'
export { eventMetaSchema } from './envelope-schema.ts'
export { isTitianError, TitianError } from './error.ts'
export { type DataOf, type EventAbout, type EventDefinition, type Events, event, type FieldGroup, upcast } from './event.ts'
export { type AnyFact, type Fact, type FactData, fact, received } from './fact.ts'
export { armFailpoints, failpoint } from './failpoint.ts'
export type { Label } from './label.ts'
export { type LookUp, lookUp, type Need, type Needs, type Resolved, stateOf } from './need.ts'
export { isRejection, type Rejection, type Rejections, rejecting } from './rejection.ts'
export type { May, Relation } from './relation.ts'
export { at, type Clock, type Ids, type OccurredAt, systemClock, type WallClock } from './time.ts'
