import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { startPostgres, wipePostgres } from '@titian/local-postgres'
import { keepForTeardown } from './run-server.ts'
import { runServerVariable } from './server-url.ts'

const prefix = 'titian-test-'

/** Jest's globalSetup: one throw-away server for the whole run, quick rather than durable. */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL !== undefined) return
  await removeInterruptedRuns()
  const dataDir = join(tmpdir(), `${prefix}${randomBytes(6).toString('hex')}`)
  const server = await startPostgres({
    dataDir,
    settings: { fsync: false, synchronous_commit: false, full_page_writes: false },
  })
  process.env[runServerVariable] = server.url
  keepForTeardown({ dataDir, server })
}

/** A run that was cut off left its data behind (its server ended with it); those of living runs refuse to go. */
async function removeInterruptedRuns(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))
  // Without the owner's file a run is only just beginning.
  const begun = folders.map((name) => join(tmpdir(), name)).filter((folder) => existsSync(join(folder, 'owner.json')))
  await Promise.allSettled(begun.map((folder) => wipePostgres(folder)))
}
