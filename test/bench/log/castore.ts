import { randomUUID } from 'node:crypto'
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres'
import { type Contender, dataOf, metaOf } from './contender.ts'

export async function castore(url: string): Promise<Contender> {
  await PostgresEventStorageAdapter.createEventTable({ connectionString: url, tableName: 'event' })
  const adapter = new PostgresEventStorageAdapter({ connectionString: url, tableName: 'event' })
  return {
    name: 'castore',
    appendNew(bytes) {
      const aggregateId = randomUUID()
      const detail = { aggregateId, version: 1, type: 'Noted', payload: dataOf(bytes), metadata: metaOf(aggregateId) }
      return adapter.pushEvent(detail, { eventStoreId: 'note' })
    },
    // Its client offers no way to end its connections: the process's end does.
    close: async () => undefined,
  }
}
