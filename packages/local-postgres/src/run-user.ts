import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import process from 'node:process'

/** The OS user that the database's programs run as. `undefined`: whoever we are. */
export type RunUser = { readonly uid: number; readonly gid: number } | undefined

/**
 * PostgreSQL refuses to run as root, so root lends it the user that owns the data already there, or `postgres`, or
 * `nobody`. No user is ever created.
 */
export function runUser(dataDir: string): RunUser {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataDir, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const passwd = readFileSync('/etc/passwd', 'utf8')
  return userNamed('postgres', passwd) ?? userNamed('nobody', passwd) ?? { uid: 65534, gid: 65534 }
}

/** The ids of `name` in the text of a passwd file. */
export function userNamed(name: string, passwd: string): RunUser {
  const line = passwd.split('\n').find((candidate) => candidate.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/**
 * Can `user` go into `folder`? Tried, not computed from mode bits: access lists and mounts have their say too.
 * Ourselves can always go where we just made a folder.
 */
export function canEnter(user: RunUser, folder: string): boolean {
  if (!user) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
