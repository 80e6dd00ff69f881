import { wipePostgres } from '@titian/local-postgres'
import { takeForTeardown } from './run-server.ts'

/** Jest's globalTeardown: stops the run's server and removes its data. */
export default async function globalTeardown(): Promise<void> {
  const run = takeForTeardown()
  if (!run) return
  await run.server.stop()
  await run.server.exited
  await wipePostgres(run.dataDir)
}
