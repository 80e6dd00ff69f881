export { type Distribution, kafkaDistribution } from './distribution.ts'
export { type LocalKafka, startKafka } from './start-kafka.ts'
