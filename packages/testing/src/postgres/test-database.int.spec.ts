import { testDatabase } from './test-database.ts'

describe('testDatabase', () => {
  it('is a new, empty PostgreSQL 18 database per call', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()])
    await one.query('CREATE TABLE only_here (id int)')
    expect(await two.query("SELECT to_regclass('only_here') AS found")).toEqual([{ found: null }])
    expect(
      await one.query(
        "SELECT current_setting('server_version_num')::int / 10000 AS version, datcollate FROM pg_database WHERE datname = current_database()",
      ),
    ).toEqual([{ version: 18, datcollate: 'C' }])
    await Promise.all([one.drop(), two.drop()])
  })

  it('is gone after drop, with connections still open', async () => {
    const database = await testDatabase()
    const name = new URL(database.url).pathname.slice(1)
    await database.pool().query('SELECT 1')
    await database.drop()
    const other = await testDatabase()
    expect(await other.query('SELECT datname FROM pg_database WHERE datname = $1', [name])).toEqual([])
    await other.drop()
  })
})
