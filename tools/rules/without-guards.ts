import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyOfTheTree, node, write } from '../docs/replay.ts'
import type { Guard } from './guards.ts'

/** What was found of one guard: whether a test that carries the rule's number failed where the guard was taken out. */
export interface Tried {
  readonly guard: Guard
  readonly seen: boolean
  readonly said: string
}

const copied = ['packages', 'services', 'tools', 'test', 'examples', 'docs', 'contracts', 'README.md', 'CONTRIBUTING.md', 'package.json']

/** Takes each guard out of a copy of the tree, one at a time, and runs the tests that should see it. */
export async function* withoutGuards(guards: readonly Guard[]): AsyncGenerator<Tried> {
  const copy = await copyOfTheTree(...copied, 'tsconfig.base.json', 'jest.config.mjs')
  try {
    await write(join(copy, 'jest.rules.mjs'), config)
    for (const guard of guards) {
      const file = join(copy, guard.file)
      const whole = await readFile(file, 'utf8')
      await writeFile(
        file,
        whole.replace(guard.from, () => guard.to),
      )
      yield await tried(copy, guard)
      await writeFile(file, whole)
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

const config = `import config from './jest.config.mjs'
export default { ...config, reporters: [['default', { summaryThreshold: 0 }]] }
`

async function tried(copy: string, guard: Guard): Promise<Tried> {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config=jest.rules.mjs', '--colors=false']
  try {
    const said = await node(copy, ...jest, guard.seenBy, '-t', `\\(SAFETY ([0-9]+, )*${guard.rule}[,)]`)
    return { guard, seen: false, said }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    // A file that does not load sees nothing: what counts is a test that failed.
    return { guard, seen: /^Tests: +[1-9][0-9]* failed/m.test(said), said }
  }
}
