import { chownSync, existsSync, lstatSync, mkdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { explaining } from './errors.ts'
import { nameFor, reachableRoot } from './reachable.ts'
import { canEnter, type RunUser } from './run-user.ts'

/**
 * Makes the folder that holds one database (`pgdata`, `password`, `port`, `owner.json`) and answers its real path.
 *
 * That is `dataDir` itself, unless the database's user cannot enter it: then `dataDir` becomes a link to a folder
 * that the user can enter.
 */
export function makeHome(dataDir: string, user: RunUser): string {
  const asked = resolve(dataDir)
  return explaining(asked, () => {
    const home = realHome(asked) ?? (enterable(asked, user) ? made(asked) : linked(asked, user))
    if (user) chownSync(home, user.uid, user.gid)
    return home
  })
}

/** The real path of an existing home, through the link if there is one. */
export function realHome(dataDir: string): string | undefined {
  const asked = resolve(dataDir)
  if (existsSync(asked)) return realpathSync(asked)
  // A link whose target was removed: the data is gone, so is the link.
  if (linkTarget(asked) !== undefined) rmSync(asked)
  return undefined
}

/** Where the link at `path` points, when it is one. */
export function linkTarget(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? resolve(dirname(path), readlinkSync(path)) : undefined
}

function enterable(asked: string, user: RunUser): boolean {
  const parent = dirname(asked)
  mkdirSync(parent, { recursive: true })
  return canEnter(user, parent)
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return realpathSync(folder)
}

function linked(asked: string, user: RunUser): string {
  const target = join(reachableRoot(user), `data-${nameFor(realpathSync(dirname(asked)) + asked)}`)
  // No link leads here any more, so somebody removed the folder it stood in and means the data to be gone.
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { mode: 0o700 })
  symlinkSync(target, asked)
  return target
}
