/** One rule of docs/explanation/secrecy.md. */
export interface Rule {
  readonly number: number
  readonly title: string
  /** It says of itself, in whole or in part, that it is not kept yet. */
  readonly notYet: boolean
}

const beginning = /^(\d+)\. \*\*(.+?)\*\*/

/** The rules that the page lists, with what stands under each until the next one or the next heading. */
export function rulesOf(page: string): readonly Rule[] {
  const rules: { number: number; title: string; text: string }[] = []
  let open = false
  for (const line of page.split('\n')) {
    const [, number, title] = beginning.exec(line) ?? []
    if (number !== undefined && title !== undefined) rules.push({ number: Number(number), title: title.replace(/[.:]$/, ''), text: '' })
    open = number !== undefined || (open && (line === '' || line.startsWith('   ')))
    const last = rules.at(-1)
    if (open && last) last.text += `${line}\n`
  }
  return rules.map(({ text, ...rule }) => ({ ...rule, notYet: /\bnot yet\b/i.test(text) }))
}

/** Rules about parts that come later: these alone may have no test, while they say so. */
export const maySayNotYet: ReadonlySet<number> = new Set([7, 10, 15, 18, 19, 20, 21, 23, 24, 25, 27, 28, 29])
