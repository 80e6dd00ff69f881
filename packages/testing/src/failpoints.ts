import { armFailpoints } from '@titian/core'

/** Kills this process with SIGKILL when it passes `name` for the `nth` time: no handler runs, nothing is flushed. */
export const killAt = (name: string, nth = 1): void => armFailpoints(onNth(name, nth, () => process.kill(process.pid, 'SIGKILL')))

/** Throws `error` out of the failpoint when it is passed for the `nth` time. */
export const throwAt = (name: string, error: Error, nth = 1): void =>
  armFailpoints(
    onNth(name, nth, () => {
      throw error
    }),
  )

function onNth(name: string, nth: number, act: () => void): (passed: string) => void {
  let left = nth
  return (passed) => {
    if (passed !== name) return
    left -= 1
    if (left === 0) act()
  }
}
