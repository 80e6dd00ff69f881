import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { guards } from './guards.ts'
import { rulesOf } from './rules-of-page.ts'
import { testsIn, testsOfRules } from './tests-of-rules.ts'
import { verdictsOf } from './verdicts.ts'

const root = join(import.meta.dirname, '../..')
const rules = rulesOf(await readFile(join(root, 'docs/explanation/secrecy.md'), 'utf8'))

describe('the rules of secrecy.md', () => {
  it('are thirty, numbered through', () => expect(rules.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1)))

  it('are each held by a test that carries its number, or say "not yet" where the part they are about comes later', async () => {
    const verdicts = verdictsOf(rules, await testsOfRules(root), guards)
    expect(verdicts.flatMap(({ number, fault }) => (fault === undefined ? [] : [`${number}: ${fault}`]))).toEqual([])
  })

  it.each(guards.map((guard) => [guard.rule, guard.file, guard] as const))('rule %i: its guard stands in %s, once', async (_, file, { from }) => {
    expect((await readFile(join(root, file), 'utf8')).split(from)).toHaveLength(2)
  })
})

// Put together here, so that these examples count for no rule.
const of = (numbers: string): string => `(${'SAFETY'} ${numbers})`

describe('how a rule is judged', () => {
  const rule = { number: 4, title: 'By asking', notYet: true }
  const test = { path: 'a.spec.ts', name: `says nothing ${of('4')}`, rules: [4] }
  const guard = { rule: 4, file: 'a.ts', from: 'a', to: 'b', seenBy: 'a.spec.ts' }
  const judged = (...given: Parameters<typeof verdictsOf>) => verdictsOf(...given)[0]?.fault

  it('needs a test and a guard', () => {
    expect(judged([rule], [test], [guard])).toBeUndefined()
    expect(judged([rule], [], [])).toBe('no test carries its number')
    expect(judged([rule], [test], [])).toContain('no guard')
    expect(judged([rule], [test], [{ ...guard, seenBy: 'other.spec.ts' }])).toContain('other.spec.ts')
  })

  it('lets a later part be later only while the page says so', () => {
    expect(judged([{ ...rule, number: 24 }], [], [])).toBeUndefined()
    expect(judged([{ ...rule, number: 24, notYet: false }], [], [])).toContain('not yet')
  })
})

it('finds the numbers in the names of tests alone', () => {
  const text = `it('a ${of('4, 9')}', () => {\n// it is written ${of('1')}\nit.each(rows)('b ${of('12')}', () => {\nconst it = '${of('3')}'`
  expect(testsIn('x', text).map(({ rules: numbers }) => numbers)).toEqual([[4, 9], [12]])
})
