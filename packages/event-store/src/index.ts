export { type Appended, categoryOf, type EventStore, type Expected, type ReadAllOptions, type ReadOptions, type SubscribeOptions } from './port.ts'
