import { testDatabase } from '@titian/testing/postgres'
import { eventStoreContract } from '../contract/index.ts'
import { migrateEventStore, postgresEventStore, postgresListener } from './index.ts'

eventStoreContract('PostgreSQL, listening', async (clock) => {
  const database = await testDatabase()
  await migrateEventStore({ pool: database.url, schema: 'contract_log' })
  const listener = await postgresListener(database.url)
  const store = await postgresEventStore({ pool: database.pool({ max: 5 }), schema: 'contract_log', log: 'contract', clock, listener })
  return {
    store,
    async stop() {
      await store.close()
      await listener.close()
      await database.drop()
    },
  }
})

eventStoreContract('PostgreSQL, polling', async (clock) => {
  const database = await testDatabase()
  await migrateEventStore({ pool: database.url, schema: 'contract_log' })
  const store = await postgresEventStore({ pool: database.url, schema: 'contract_log', log: 'contract', clock })
  return {
    store,
    async stop() {
      await store.close()
      await database.drop()
    },
  }
})

eventStoreContract('PostgreSQL, with hardly anything kept for subscribers', async (clock) => {
  const database = await testDatabase()
  await migrateEventStore({ pool: database.url, schema: 'contract_log' })
  const keep = { records: 2, bytes: 1_000_000 }
  const store = await postgresEventStore({ pool: database.url, schema: 'contract_log', log: 'contract', clock, keep })
  return {
    store,
    async stop() {
      await store.close()
      await database.drop()
    },
  }
})
