import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findBinaries } from './binaries.ts'
import { explaining, isLocalPostgresError } from './errors.ts'
import { makeHome } from './home.ts'
import { initDatabase, superuser } from './init-database.ts'
import { type Launched, launch, type Settings } from './launch.ts'
import { leaveHome, takeHome } from './owner.ts'
import { choosePort } from './port.ts'
import { runUser } from './run-user.ts'

export type LocalPostgres = {
  /** The superuser's connection string, to the database `postgres`. It holds the password: never log it. */
  readonly url: string
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly pid: number
  /** Where the data really lies: `dataDir`, or where its link points. */
  readonly home: string
  /** Settles when the server has ended, for whatever reason. */
  readonly exited: Promise<void>
  /** Fast shutdown, by force after 5 s. May be called again. */
  stop(): Promise<void>
}

export type StartOptions = {
  readonly dataDir: string
  readonly port?: number
  readonly settings?: Settings
  readonly log?: (line: string) => void
}

/**
 * Starts PostgreSQL 18 on loopback with its data in `dataDir`, made if it is not there. About 1.5 s the first time, 0.3 s later.
 *
 * @param options.port the one and no other: where somebody holds its address already
 * @param options.settings of postgresql.conf, above our own; durability is on unless turned off here
 * @param options.log gets each line of the server's log
 * @throws LocalPostgresError with a sentence to show: no rights, disk full, no programs for this platform, folder in use
 */
export async function startPostgres(options: StartOptions): Promise<LocalPostgres> {
  const { dataDir, settings = {}, log = () => undefined } = options
  const user = runUser(resolve(dataDir))
  const home = await makeHome(dataDir, user)
  const binaries = await findBinaries(user, home)
  await explaining(home, () => takeHome(home))
  try {
    const password = await explaining(home, () => initDatabase(home, binaries, user, settings.fsync !== false))
    const start = (port: number) => launch(binaries, home, port, user, settings, log)
    const { port, launched } =
      options.port === undefined ? await launchOnFreePort(home, start) : { port: options.port, launched: await start(options.port) }
    void launched.exited.then(() => leaveHome(home))
    const host = '127.0.0.1'
    const url = `postgres://${superuser}:${password}@${host}:${port}/postgres`
    return { url, host, port, user: superuser, password, home, pid: launched.pid, exited: launched.exited, stop: () => launched.stop() }
  } catch (error) {
    leaveHome(home)
    throw error
  }
}

/** Between finding a port free and listening on it somebody else may take it: then another. */
async function launchOnFreePort(home: string, start: (port: number) => Promise<Launched>, tries = 3): Promise<{ port: number; launched: Launched }> {
  const port = await choosePort(home)
  try {
    const launched = await start(port)
    writeFileSync(join(home, 'port'), String(port))
    return { port, launched }
  } catch (error) {
    if (tries > 1 && isLocalPostgresError(error) && /Address already in use/.test(String(error.cause)))
      return launchOnFreePort(home, start, tries - 1)
    throw error
  }
}
