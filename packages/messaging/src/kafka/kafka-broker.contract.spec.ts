import { brokerContract } from '../contract/broker-contract.ts'
import { describeKafka, openTestKafka } from './open-test-kafka.ts'

const kafka = await openTestKafka()

describeKafka('on Apache Kafka', () => {
  brokerContract('Kafka', async () => ({ broker: kafka.broker(), another: () => kafka.broker(), dispose: () => kafka.dispose() }))
})
