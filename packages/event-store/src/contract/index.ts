export { eventStoreContract } from './event-store-contract.ts'
export type { LogUnderTest, MakeLog } from './log-under-test.ts'
export { newEvent, newEvents } from './sample-events.ts'
