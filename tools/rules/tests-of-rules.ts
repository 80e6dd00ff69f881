import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A test, or a group of them, whose name says which rules it holds: `(SAFETY 4, 9)`. */
export interface NamedTest {
  readonly path: string
  readonly name: string
  readonly rules: readonly number[]
}

const folders = ['packages', 'services', 'tools', 'test', 'docs']
/** The name is what `it`, `describe` or the rows of an `each` are called with. */
const named = /(?:\b(?:it|describe)(?:\.\w+)*\(|\)\()\s*(['"`])((?:(?!\1).)*?\(SAFETY (\d+(?:, \d+)*)\)(?:(?!\1).)*)\1/g

export function testsIn(path: string, text: string): readonly NamedTest[] {
  return [...text.matchAll(named)].map(([, , name = '', numbers = '']) => ({ path, name, rules: numbers.split(', ').map(Number) }))
}

export async function testsOfRules(root: string): Promise<readonly NamedTest[]> {
  const found: NamedTest[] = []
  for await (const path of glob(`{${folders.join()}}/**/*.spec.ts`, { cwd: root, exclude: ['**/node_modules/**'] }))
    found.push(...testsIn(path, await readFile(join(root, path), 'utf8')))
  return found.toSorted((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0))
}
