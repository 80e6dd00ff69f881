export type { KafkaConnection } from './client.ts'
export { type KafkaBrokerOptions, kafkaBroker } from './kafka-broker.ts'
export { checkTopics, createTopics, type TopicDifference, type TopicSettings } from './topics.ts'
