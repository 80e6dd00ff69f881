export {
  type Dispatch,
  type Query,
  type QueryContext,
  query,
  type Reaction,
  type ReactionContext,
  reaction,
  type ServiceDefinition,
  service,
} from './definition.ts'
