import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { wipePostgres } from '@titian/local-postgres'

/** Throws the demo's data away: its database (where a link leads too), its keys, its issuer. */
export async function emptyFolder(folder: string): Promise<void> {
  await wipePostgres(join(folder, 'postgres'))
  rmSync(folder, { recursive: true, force: true })
}
