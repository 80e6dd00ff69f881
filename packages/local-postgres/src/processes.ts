import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { errorCode } from './error-code.ts'

/** Is there a process with this id (of any user)? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/**
 * When the process began, as an opaque word; '' when that cannot be told. Process ids are used again, in containers
 * within seconds: an id alone does not tell a live owner from a stranger that was given its number.
 */
export function startOf(pid: number): string {
  if (process.platform === 'linux') return linuxStartOf(pid)
  return process.platform === 'win32' ? '' : ps(pid, 'lstart=')
}

function linuxStartOf(pid: number): string {
  try {
    // Field 22 of stat; the name in field 2 may hold spaces and brackets, so count from the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** The command line of a process; '' when that cannot be told. */
export function commandOf(pid: number): string {
  if (process.platform === 'win32') return ''
  try {
    return process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') : ps(pid, 'command=')
  } catch {
    return ''
  }
}

const ps = (pid: number, field: string): string => spawnSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()

/** Waits until `pid` is gone. Answers whether it went within `ms`. */
export async function gone(pid: number, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 20) {
    if (!isAlive(pid)) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return !isAlive(pid)
}
