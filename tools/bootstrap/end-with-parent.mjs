// Loaded first into what run-under.mjs runs: when that one is killed, this one stops in its own order.
import process from 'node:process'

// Jest's workers inherit this file and have a parent of their own to listen to.
if (process.env.TITIAN_PARENT === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
