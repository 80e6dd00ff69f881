import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { alone } from './alone.mjs'

/** Runs npm when what is installed is not what package-lock.json says. Says so, and how long it takes, on standard error: what a command prints may be passed on. */
export async function installIfNeeded(root) {
  if (isInstalled(root)) return
  await alone(join(root, '.titian'), 'install', async () => {
    // The one that was waited for has done it.
    if (!isInstalled(root)) await install(root)
  })
}

/**
 * npm writes `node_modules/.package-lock.json` last, so it stands for a whole installation, by whatever command.
 * Compared by content: a time stamp changes with every checkout.
 */
export function isInstalled(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(hidden)
  const same = ([path, { version, link, optional }]) => {
    const found = installed[path]
    // Optional ones are for another platform when they are not there.
    return found ? found.version === version && Boolean(found.link) === Boolean(link) : Boolean(optional)
  }
  return Object.entries(wanted)
    .filter(([path]) => path.includes('node_modules/'))
    .every(same)
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * Not `npm ci`: the lock file lacks the optional packages of platforms that the registry it was made with does not carry, and
 * `npm ci` refuses such a file. `--no-save` takes versions and checksums from the lock file all the same, and leaves it as it is.
 */
const installing = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

async function install(root) {
  const modules = join(root, 'node_modules')
  const marker = join(root, '.titian', 'installing')
  // npm takes a package that was half written when it was killed for a whole one.
  if (existsSync(marker) || !existsSync(join(modules, '.package-lock.json'))) rmSync(modules, { recursive: true, force: true })
  writeFileSync(marker, '')
  console.error('Installing the libraries, PostgreSQL and Node 24 from npm …')
  console.error('About 500 MB on disk, one to three minutes, once.')
  const began = Date.now()
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`
  const ticking = process.stderr.isTTY ? setInterval(() => process.stderr.write(`\r  ${seconds()} `), 1000) : undefined
  const { code, output } = await npm(root, installing)
  clearInterval(ticking)
  if (process.stderr.isTTY) process.stderr.write('\r')
  if (code !== 0) {
    const words = output.trim().split('\n').slice(0, 12).join('\n')
    throw new Error(
      `${words}\n\nnpm could not install what is needed (exit code ${code}); its words are above. Check network and disk, and try again.`,
    )
  }
  rmSync(marker, { force: true })
  console.error(`Installed in ${seconds()}.`)
}

function npm(root, args) {
  return new Promise((resolve, reject) => {
    const onWindows = process.platform === 'win32'
    const child = spawn(onWindows ? 'npm.cmd' : 'npm', args, { cwd: root, shell: onWindows, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
    const interrupt = () => child.kill('SIGINT')
    process.on('SIGINT', interrupt)
    child.once('error', () => reject(new Error('Titian needs npm, which comes with Node; there is none on the PATH. Install it and try again.')))
    child.once('close', (code) => {
      process.off('SIGINT', interrupt)
      resolve({ code: code ?? 130, output })
    })
  })
}
