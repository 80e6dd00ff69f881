import { openPool, postgresListener } from '@titian/event-store/postgres'
import type { Broker } from '@titian/messaging'
import { postgresBroker } from '@titian/messaging/postgres'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { kafkaConnection } from './kafka-config.ts'

/** What is between the services, as configured; undefined where it is in the service's own database. */
export async function brokerOf(config: Config, service: string, log: Logger): Promise<Broker | undefined> {
  if (config.BROKER === 'kafka') {
    // Its client is some 140 files, which a service without Kafka need not load.
    const { kafkaBroker } = await import('@titian/messaging/kafka')
    return kafkaBroker({ ...(await kafkaConnection(config, service)), log })
  }
  return config.BROKER_DATABASE_URL === undefined ? undefined : brokerIn(config.BROKER_DATABASE_URL, log)
}

/** The broker in a database that is nobody's own. `close` closes its connections too. */
async function brokerIn(url: string, log: Logger): Promise<Broker> {
  const pool = openPool({ connectionString: url, max: 4 })
  const listener = await postgresListener(url)
  const broker = postgresBroker({ pool, listener, log })
  return {
    ...broker,
    async close() {
      await broker.close()
      await listener.close()
      await pool.end()
    },
  }
}
