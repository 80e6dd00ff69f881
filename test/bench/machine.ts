import { arch, cpus, loadavg, release, totalmem, type } from 'node:os'
import process from 'node:process'

/** What a result was measured on, and how busy that was: without it a number says nothing. */
export const machine = (postgres: string) => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  os: `${type()} ${release()} ${arch()}`,
  node: process.versions.node,
  postgres,
  load: loadNow(),
})

/** Processes that want a core, averaged over the last minute, this run included. */
export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10
