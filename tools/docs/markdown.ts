/** A fenced block of a page: the word behind the fence, and what stands in it. */
export interface Block {
  readonly language: string
  readonly text: string
  /** Of the fence, counted from 1. */
  readonly line: number
}

const fenced = /^( *)```(\w*)[^\n]*\n([\s\S]*?)^\1```$/gm

export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(fenced)].map(({ index, 1: indent = '', 2: language = '', 3: text = '' }) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    line: page.slice(0, index).split('\n').length,
  }))
}

const withoutBlocks = (page: string): string => page.replaceAll(fenced, '').replaceAll(/`[^`\n]*`/g, '')

/** Targets of `[text](target)` outside code. */
export const linksOf = (page: string): readonly string[] => [...withoutBlocks(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)

/** The file a block of code says it is from: `// services/referral/src/service.ts` in its first line. */
export function fileOf({ text }: Block): { readonly path: string; readonly code: string } | undefined {
  const [, path, code] = /^\/\/ (\S+\.ts)\n([\s\S]*)$/.exec(text) ?? []
  return path === undefined || code === undefined ? undefined : { path, code }
}

/** The file that a block of lines to add is for: `+++ services/referral/src/service.ts` in its first line. */
export function changeOf({ language, text }: Block): { readonly path: string; readonly change: string } | undefined {
  const [, path, change] = /^\+\+\+ (\S+)\n([\s\S]*)$/.exec(text) ?? []
  return language !== 'diff' || path === undefined || change === undefined ? undefined : { path, change }
}

/** Whether `code` stands in `file`, word by word and in this order; a line `// …` stands for what was left out. */
export function isExcerpt(code: string, file: string): boolean {
  let from = 0
  for (const piece of code.split(/^ *\/\/ …\n/m)) {
    const at = file.indexOf(piece.trimEnd(), from)
    if (at === -1) return false
    from = at + piece.trimEnd().length
  }
  return true
}

/**
 * Puts the lines that a block marks with `+` behind the lines it names before them, and takes away those it marks with `-`.
 * @throws where a named line is not there exactly once
 */
export function withLinesAdded(file: string, change: string): string {
  const lines = file.split('\n')
  let after = -1
  for (const marked of change.split('\n').filter((line) => line !== '' && line !== ' …')) {
    const line = marked.slice(1)
    if (marked.startsWith('+')) {
      after += 1
      lines.splice(after, 0, line)
    } else {
      const found = lines.flatMap((one, index) => (one === line ? [index] : []))
      if (found.length !== 1 || found[0] === undefined) throw new Error(`"${line}" stands ${found.length} times in the file`)
      after = found[0]
      if (marked.startsWith('-')) {
        lines.splice(after, 1)
        after -= 1
      }
    }
  }
  return lines.join('\n')
}
