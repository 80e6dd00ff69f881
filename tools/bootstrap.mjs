// Plain JavaScript for Node 20 and up, with nothing installed: what every command of this repository begins with.
import { constants } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { installIfNeeded } from './bootstrap/install.mjs'
import { findNode } from './bootstrap/node24.mjs'
import { runUnder } from './bootstrap/run-under.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Installs what is missing, then runs `script` (a path from the root) under Node 24 and ends with its exit code.
 *
 * @param {string} script
 * @param {{ args?: string[], nodeArgs?: string[] }} [options] args default to our own
 */
export async function bootstrap(script, { args = process.argv.slice(2), nodeArgs = [] } = {}) {
  try {
    checkNode()
    await installIfNeeded(root)
    const { code, signal } = await runUnder(findNode(root), [...nodeArgs, script, ...args], root)
    process.exitCode = signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 20) return
  throw new Error(`Titian needs Node 20 or newer; this is Node ${process.versions.node} (${process.execPath}). Install a newer one and try again.`)
}
