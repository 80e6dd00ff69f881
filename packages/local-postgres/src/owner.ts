import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { errorCode } from './error-code.ts'
import { inUse, LocalPostgresError } from './errors.ts'
import { commandOf, gone, isAlive, startOf } from './processes.ts'

/** The Node process that answers for the server of a home, written down so that the next start can tell it from a leftover. */
type Owner = { readonly pid: number; readonly start: string }

/** Takes the home for this process. `POSTGRES_IN_USE` while another living process (or this one) has it. */
export async function takeHome(home: string): Promise<void> {
  await clearLeftover(home)
  const me: Owner = { pid: process.pid, start: startOf(process.pid) }
  try {
    // 'wx' fails when the file exists: of two that start at once, one gets it.
    writeFileSync(ownerFile(home), JSON.stringify(me), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw inUse(home)
    throw error
  }
}

export const leaveHome = (home: string): void => rmSync(ownerFile(home), { force: true })

/**
 * Stops the server that a killed process left behind in `home`, and forgets that process. Nothing happens when there is
 * none; `POSTGRES_IN_USE` when the one who started it still lives.
 */
export async function clearLeftover(home: string): Promise<void> {
  const owner = readOwner(home)
  if (owner && lives(owner)) throw inUse(home, { pid: owner.pid })
  leaveHome(home)
  await stopLeftoverServer(home)
}

function lives({ pid, start }: Owner): boolean {
  const now = startOf(pid)
  return isAlive(pid) && (now === '' || now === start)
}

function readOwner(home: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(home), 'utf8')) as Owner
  } catch {
    return undefined
  }
}

async function stopLeftoverServer(home: string): Promise<void> {
  const pidFile = join(home, 'pgdata', 'postmaster.pid')
  const pid = readPid(pidFile)
  if (pid === undefined) return
  if (isServerOf(pid, home)) {
    process.kill(pid, 'SIGINT')
    if (!(await gone(pid, 5000))) process.kill(pid, 'SIGQUIT')
    if (!(await gone(pid, 5000)))
      throw new LocalPostgresError('POSTGRES_IN_USE', `PostgreSQL (process ${pid}) in ${home} does not stop; end that process.`, { pid })
  }
  // Its number may belong to a stranger by now, and PostgreSQL would then refuse to start because of it.
  rmSync(pidFile, { force: true })
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

/** A process of that number whose command line names this home's data folder. */
const isServerOf = (pid: number, home: string): boolean => isAlive(pid) && commandOf(pid).includes(join(home, 'pgdata'))

const ownerFile = (home: string): string => join(home, 'owner.json')
