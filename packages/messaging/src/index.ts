export { type Broker, type Heartbeat, type IntegrationEvent, type SubscribeTo, type Subscription, topicOf } from './port.ts'
