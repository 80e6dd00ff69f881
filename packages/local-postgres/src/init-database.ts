import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { explainedOutput, LocalPostgresError } from './errors.ts'
import type { RunUser } from './run-user.ts'

export const superuser = 'postgres'

/** Makes `pgdata` and the superuser's password when they are not there yet. Answers the password. */
export function initDatabase(home: string, binaries: Binaries, user: RunUser, durable: boolean): string {
  const pgdata = join(home, 'pgdata')
  if (existsSync(pgdata)) {
    checkVersion(pgdata, binaries.version)
    return readFileSync(join(home, 'password'), 'utf8')
  }
  const password = writePassword(home, user)
  // Made aside and renamed: an initdb that was killed in the middle leaves nothing that looks like a database.
  const half = join(home, 'pgdata.new')
  rmSync(half, { recursive: true, force: true })
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions', ...(durable ? [] : ['--no-sync'])]
  const args = ['-D', half, '-U', superuser, `--pwfile=${join(home, 'password')}`, ...options]
  const { status, stderr, stdout } = spawnSync(binaries.initdb, args, { ...user, cwd: home, env: databaseEnv, encoding: 'utf8' })
  if (status !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw explainedOutput(home, 'initdb', `${stdout}${stderr}`)
  }
  renameSync(half, pgdata)
  return password
}

/** The programs see nothing of our own environment: a stray PGDATA or PGPORT must not reach them. */
export const databaseEnv = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

function writePassword(home: string, user: RunUser): string {
  const file = join(home, 'password')
  const password = randomBytes(24).toString('base64url')
  rmSync(file, { force: true })
  writeFileSync(file, password, { mode: 0o600 })
  if (user) chownSync(file, user.uid, user.gid)
  return password
}

function checkVersion(pgdata: string, version: string): void {
  const found = readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim()
  const ours = version.split('.')[0] ?? ''
  if (found === ours) return
  throw new LocalPostgresError('POSTGRES_OTHER_VERSION', `${pgdata} belongs to PostgreSQL ${found}, this is ${ours}; start with an empty folder.`, {
    found,
    expected: ours,
  })
}
