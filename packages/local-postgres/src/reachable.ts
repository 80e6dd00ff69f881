import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LocalPostgresError } from './errors.ts'
import { canEnter, type RunUser } from './run-user.ts'

/**
 * A folder of root's that `user` can enter, for binaries and data when the clone lies under a 0700 folder
 * (root's `mktemp -d` makes one, and `initdb` then fails with EACCES).
 *
 * Only a folder that root owns and nobody else can write counts: in a shared temp folder somebody could have made it first.
 */
export function reachableRoot(user: RunUser, candidates = ['/var/lib/titian', '/var/tmp/titian-root', join(tmpdir(), 'titian-root')]): string {
  const found = candidates.find((folder) => ownFolder(folder) && canEnter(user, folder))
  if (found !== undefined) return found
  throw new LocalPostgresError(
    'POSTGRES_NO_RIGHTS',
    `The database's user can enter none of ${candidates.join(', ')}; make one of them, owned by root with mode 0755.`,
  )
}

function ownFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    const found = lstatSync(folder)
    return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
  } catch {
    return false
  }
}

/** The name under the reachable root for what belongs to `folder`. */
export const nameFor = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 12)
