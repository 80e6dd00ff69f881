import { testDatabase } from '@titian/testing/postgres'
import { silentServer } from './fixtures/silent-server.ts'
import { postgresListener } from './listener.ts'

describe('a listener', () => {
  it('does not wait for ever on a server that takes connections and says nothing', async () => {
    const server = await silentServer()
    const listener = await postgresListener(server.url, { connectionTimeoutMillis: 50 })
    expect(listener.listening).toBe(false)
    await listener.close()
    await server.close()
  })

  it('listens until it is closed', async () => {
    const database = await testDatabase()
    const listener = await postgresListener(database.url)
    expect(listener.listening).toBe(true)
    await listener.close()
    expect(listener.listening).toBe(false)
    await database.drop()
  })
})
