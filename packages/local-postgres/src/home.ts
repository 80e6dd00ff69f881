import { chownSync, existsSync, lstatSync, mkdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { explaining, noRightsOn } from './errors.ts'
import { clearLeftover } from './owner.ts'
import { nameFor, reachableRoot } from './reachable.ts'
import { canEnter, type RunUser } from './run-user.ts'

/**
 * Makes the folder that holds one database (`pgdata`, `password`, `port`, `owner.json`) and answers its real path.
 *
 * That is `dataDir` itself, unless the database's user cannot enter it: then `dataDir` becomes a link to a folder
 * that the user can enter.
 */
export async function makeHome(dataDir: string, user: RunUser): Promise<string> {
  const asked = resolve(dataDir)
  const home = await explaining(asked, async () => realHome(asked) ?? (parentCanBeEntered(asked, user) ? made(asked) : await linked(asked, user)))
  if (user) chownSync(home, user.uid, user.gid)
  if (!canEnter(user, home)) throw noRightsOn(home)
  return home
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

function parentCanBeEntered(asked: string, user: RunUser): boolean {
  const parent = dirname(asked)
  mkdirSync(parent, { recursive: true })
  return canEnter(user, parent)
}

function made(folder: string): string {
  mkdirSync(folder, { mode: 0o700 })
  return realpathSync(folder)
}

async function linked(asked: string, user: RunUser): Promise<string> {
  const target = join(reachableRoot(user), `data-${nameFor(join(realpathSync(dirname(asked)), basename(asked)))}`)
  // No link leads here any more: somebody removed the folder it stood in and means the data to be gone.
  await clearLeftover(target)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { mode: 0o700 })
  symlinkSync(target, asked)
  return target
}
