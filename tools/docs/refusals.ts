import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Files of a service, by the command that each declares. */
function filesOf(service: string): ReadonlyMap<string, string> {
  const folder = join(root, 'services', service, 'src')
  const files = globSync('**/*.ts', { cwd: folder, exclude: (path) => /\.spec\.ts$|fixtures\.ts$/.test(path) })
  return new Map(
    files.flatMap((path) => {
      const file = join(folder, path)
      return [...readFileSync(file, 'utf8').matchAll(/\.command\(\{\s*name: '(\w+)'/g)].map(([, name = '']) => [name, file] as const)
    }),
  )
}

/** The text of a file and of what it imports from its own service, without the list of refusals itself. */
function textWithImports(file: string, seen = new Set<string>()): string {
  if (seen.has(file) || file.endsWith('/rejections.ts')) return ''
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const imports = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path))
  return [text, ...imports.map((path) => textWithImports(path, seen))].join('\n')
}

/**
 * @param codes all refusals of the service
 * @returns for a command, the codes that its file and the helpers it shares name: what it may be refused with, and no other
 */
export function refusalsIn(service: string, codes: readonly string[]): (command: string) => readonly string[] {
  const files = filesOf(service)
  return (command) => {
    const file = files.get(command)
    if (file === undefined) return []
    const text = textWithImports(file)
    return codes.filter((code) => text.includes(`'${code}'`))
  }
}
