export { type Distribution, kafkaDistribution } from './distribution.ts'
export { type Identity, makeIdentity } from './identity.ts'
export { type LocalKafka, type Secured, startKafka } from './start-kafka.ts'
