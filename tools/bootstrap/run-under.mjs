import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

const quiet = '--disable-warning=ExperimentalWarning'
const watcher = new URL('./end-with-parent.mjs', import.meta.url).href

/** Where Node keeps what it made of each file, types stripped and compiled: a second start, and each process of ours, takes half the time to load. */
const compiledIn = (cwd) => join(cwd, 'node_modules', '.cache', 'node-compile')

/**
 * Runs Node with `args`, with our input and output. Ctrl-C reaches it once: it has a process group of its own, and of the
 * SIGINTs that come to us (the terminal sends one, npm another) those within half a second are one.
 *
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
export function runUnder(node, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [quiet, '--import', watcher, ...args], {
      cwd,
      env: { NODE_COMPILE_CACHE: compiledIn(cwd), ...process.env, TITIAN_PARENT: String(process.pid) },
      detached: process.platform !== 'win32',
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    let last = 0
    const interrupt = () => {
      if (Date.now() - last < 500) return
      last = Date.now()
      child.kill('SIGINT')
    }
    const end = () => child.kill('SIGTERM')
    process.on('SIGINT', interrupt).on('SIGTERM', end).on('SIGHUP', end)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      process.off('SIGINT', interrupt).off('SIGTERM', end).off('SIGHUP', end)
      resolve({ code, signal })
    })
  })
}
