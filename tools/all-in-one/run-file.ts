import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running demo tells the commands beside it. */
export interface Running {
  readonly pid: number
  readonly gatewayUrl: string
  readonly startedAt: string
}

const fileIn = (folder: string): string => join(folder, 'running.json')

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The demo that runs on this folder, or undefined; a file that a killed one left behind counts for nothing. */
export function runningIn(folder: string): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Running
    return isAlive(running.pid) && running.pid !== process.pid ? running : undefined
  } catch {
    return undefined
  }
}

export function noteRunning(folder: string, running: Running): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(fileIn(folder), JSON.stringify(running), { mode: 0o600 })
}

export const forgetRunning = (folder: string): void => rmSync(fileIn(folder), { force: true })
