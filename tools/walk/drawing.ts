import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Folders that follow the log: what they do comes after the append, and mostly after the answer. */
const behindTheLog = /^packages\/(views|messaging|deadlines)\/|\/(react|between|views|reactions|facts)\/|^services\/case-history\//

export interface Walk {
  readonly command: string
  readonly files: readonly string[]
}

/** A page with the drawing of one command's walk: rooms as boxes with the number of files that ran, imports between them as arrows. */
export async function pageOf(root: string, { command, files }: Walk): Promise<string> {
  const front = files.filter((file) => !behindTheLog.test(file))
  const behind = files.filter((file) => behindTheLog.test(file))
  return `# The walk of one command, as it ran

Made by \`npm run walk\`: the functions that ran in one process from the moment ${command} reached the gateway until its answer, less those that run at
rest. Libraries are left out. Run it again after a change that adds or removes a layer.

**${front.length} files** from the gateway to the log and back; ${behind.length} more that follow the log ran meanwhile.

\`\`\`mermaid
flowchart LR
${await boxes(root, front)}
\`\`\`

## From the gateway to the log

${list(front)}

## Behind the log, meanwhile

${list(behind)}
`
}

const list = (files: readonly string[]): string => files.map((file) => `- \`${file}\``).join('\n')

const roomOf = (file: string): string => dirname(file).replace('/src', '')

async function boxes(root: string, files: readonly string[]): Promise<string> {
  const rooms = [...Map.groupBy(files, roomOf)].map(([room, of], index) => ({ room, of, id: `r${index}` }))
  const idOf = new Map(rooms.map(({ room, id }) => [room, id]))
  const arrows = new Set<string>()
  for (const file of files) {
    for (const target of await importsOf(root, file, files)) {
      const [from, to] = [idOf.get(roomOf(file)), idOf.get(roomOf(target))]
      if (from !== to) arrows.add(`  ${from} --> ${to}`)
    }
  }
  return [...rooms.map(({ room, of, id }) => `  ${id}["${room}<br/>${of.length}"]`), ...[...arrows].sort()].join('\n')
}

/** Files among those given that this one imports: by its path, or as a package, whose every file is then meant by its room. */
async function importsOf(root: string, file: string, files: readonly string[]): Promise<readonly string[]> {
  const text = await readFile(join(root, file), 'utf8')
  const sources = [...text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gm)].map(([, source = '']) => source)
  return sources.flatMap((source) => {
    if (source.startsWith('.')) return files.filter((one) => one === join(dirname(file), source))
    const [, name] = /^@titian\/([a-z-]+)/.exec(source) ?? []
    return name === undefined ? [] : files.filter((one) => one.startsWith(`packages/${name}/src/`)).slice(0, 1)
  })
}
