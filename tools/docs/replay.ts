import { execFile } from 'node:child_process'
import { cp, glob, mkdir, mkdtemp, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { type Block, changeOf, fileOf, withLinesAdded } from './markdown.ts'

/** What a page of steps is tried on: a copy of the tree, for what it changes must not stand in the tree itself. */

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const isLeft = (path: string): boolean => basename(path) === 'node_modules' || basename(path).startsWith('.t')

/** Copies files and folders of the tree, and links the libraries; each workspace in it is the copy's own. */
export async function copyOfTheTree(...paths: readonly string[]): Promise<string> {
  const copy = await realpath(await mkdtemp(join(tmpdir(), 'titian-replay-')))
  for (const path of paths) await cp(join(root, path), join(copy, path), { recursive: true, filter: (from) => !isLeft(from) })
  await mkdir(join(copy, 'node_modules/@titian'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@titian') await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name))
  await linkWorkspaces(copy)
  return copy
}

/** What `npm install` does for workspaces. */
export async function linkWorkspaces(copy: string): Promise<void> {
  for await (const path of glob('{packages,services}/*/package.json', { cwd: copy })) {
    const { name } = JSON.parse(await readFile(join(copy, path), 'utf8')) as { readonly name: string }
    const own = join(root, dirname(path), 'node_modules')
    await symlink(join(copy, dirname(path)), join(copy, 'node_modules', name)).catch(unlessThere)
    // Where npm put a library beside the workspace, since another version stands in the root.
    await symlink(own, join(copy, dirname(path), 'node_modules')).catch(unlessThere)
  }
}

/** Does what the blocks say: writes the new files and adds the lines. */
export async function apply(copy: string, blocks: readonly Block[]): Promise<void> {
  for (const block of blocks) {
    const file = fileOf(block)
    const change = changeOf(block)
    if (file) await write(join(copy, file.path), file.code)
    if (change) await writeFile(join(copy, change.path), withLinesAdded(await readFile(join(copy, change.path), 'utf8'), change.change))
  }
}

/** @throws where the file is there already */
export async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' })
}

/** Files of the copy that differ from the tree's, with how many lines they have more. */
export async function touched(copy: string): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {}
  for await (const entry of glob('**/*', { cwd: copy, withFileTypes: true, exclude: ({ name }) => isLeft(name) })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name).slice(copy.length + 1)
    const now = await readFile(join(copy, path), 'utf8')
    const before = await readFile(join(root, path), 'utf8').catch(() => '')
    if (now !== before) found[path] = now.split('\n').length - before.split('\n').length
  }
  return found
}

/** @returns what the run printed; a failure throws with it */
export async function node(copy: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: copy })
    return stdout || stderr
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(stdout + stderr, { cause: error })
  }
}

const unlessThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error
}
