import { brokerContract } from '../contract/broker-contract.ts'
import { memoryBroker } from './memory-broker.ts'

brokerContract('memory', async () => {
  const broker = memoryBroker()
  return {
    broker,
    // One process holds it all: another door to the same broker, which closes alone.
    another() {
      let closed = false
      return {
        ...broker,
        publish: (...published) => (closed ? closedBroker.publish(...published) : broker.publish(...published)),
        async close() {
          closed = true
        },
      }
    },
    dispose: () => broker.close(),
  }
})

const closedBroker = memoryBroker()
await closedBroker.close()
