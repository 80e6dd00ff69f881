import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { explaining } from './errors.ts'
import { realHome } from './home.ts'
import { clearLeftover } from './owner.ts'

/** Removes a database that `startPostgres` made, where a link leads too. `POSTGRES_IN_USE` while a living process has it. */
export async function wipePostgres(dataDir: string): Promise<void> {
  await explaining(resolve(dataDir), async () => {
    const home = realHome(dataDir)
    if (home === undefined) return
    await clearLeftover(home)
    rmSync(home, { recursive: true, force: true })
    rmSync(resolve(dataDir), { recursive: true, force: true })
  })
}
