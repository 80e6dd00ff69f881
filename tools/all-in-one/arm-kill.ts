import process from 'node:process'
import { armFailpoints } from '@titian/core'

/**
 * `TITIAN_KILL_AT=<failpoint>:<n>` lets the demo die by SIGKILL when it passes that failpoint for the nth time: for the test that nothing is
 * lost or doubled. Only the demo's start reads it; a service that runs alone does not.
 */
export function armKillFromEnvironment(): void {
  const [name, nth] = (process.env['TITIAN_KILL_AT'] ?? '').split(':')
  if (!name) return
  let left = Number(nth ?? 1)
  armFailpoints((passed) => {
    if (passed !== name) return
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  })
}
