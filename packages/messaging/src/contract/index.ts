export { brokerContract, type MadeBroker } from './broker-contract.ts'
export { type Collector, collector } from './collector.ts'
export { message, messages } from './messages.ts'
