import { postgresListener } from '@titian/event-store/postgres'
import { testDatabase } from '@titian/testing/postgres'
import { brokerContract } from '../contract/broker-contract.ts'
import { migrateMessaging } from './migrate.ts'
import { postgresBroker } from './postgres-broker.ts'

brokerContract('PostgreSQL', async () => {
  const database = await testDatabase()
  await migrateMessaging({ pool: database.pool() })
  const listener = await postgresListener(database.url)
  const make = () => postgresBroker({ pool: database.pool(), listener })
  const broker = make()
  const others: ReturnType<typeof make>[] = []
  return {
    broker,
    another() {
      const other = make()
      others.push(other)
      return other
    },
    async dispose() {
      await Promise.all([broker, ...others].map((each) => each.close()))
      await listener.close()
      await database.drop()
    },
  }
})
