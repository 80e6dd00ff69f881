import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { startPostgres } from '@titian/local-postgres'
import { keepForTeardown } from './run-server.ts'
import { runServerVariable } from './server-url.ts'

/** Jest's globalSetup: one throw-away server for the whole run, quick rather than durable. */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL !== undefined) return
  const dataDir = join(tmpdir(), `titian-test-${randomBytes(6).toString('hex')}`)
  const server = await startPostgres({
    dataDir,
    settings: { fsync: false, synchronous_commit: false, full_page_writes: false },
  })
  process.env[runServerVariable] = server.url
  keepForTeardown({ dataDir, server })
}
