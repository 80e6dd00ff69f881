import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { guards } from './rules/guards.ts'
import { rulesOf } from './rules/rules-of-page.ts'
import { testsOfRules } from './rules/tests-of-rules.ts'
import { type Verdict, verdictsOf } from './rules/verdicts.ts'
import { withoutGuards } from './rules/without-guards.ts'

const help = `npm run rules [-- --without-guards] [--rule <n>]

  The thirty rules of docs/explanation/secrecy.md, each with the tests that
  carry its number, or "not yet".

  --without-guards  takes each guard out of a copy of the tree and runs the tests
                    that should see it: several minutes
  --rule <n>        one rule alone
  --help            this page
`

const root = join(import.meta.dirname, '..')
const print = (line: string): boolean => process.stdout.write(`${line}\n`)

function show({ number, title, notYet, tests, fault }: Verdict): void {
  const held = tests.length > 0 ? `${tests.length} ${tests.length === 1 ? 'test' : 'tests'}${notYet ? ', the rest not yet' : ''}` : 'not yet'
  print(`${String(number).padStart(2)}  ${title}: ${fault ?? held}`)
  for (const { path, name } of tests) print(`      ${name}\n        ${path}`)
}

async function run(): Promise<void> {
  const options = { 'without-guards': { type: 'boolean' }, rule: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ options })
  if (values.help) return void process.stdout.write(help)
  const wanted = (number: number): boolean => values.rule === undefined || number === Number(values.rule)
  const page = await readFile(join(root, 'docs/explanation/secrecy.md'), 'utf8')
  const verdicts = verdictsOf(rulesOf(page), await testsOfRules(root), guards).filter(({ number }) => wanted(number))
  if (verdicts.length === 0) throw new Error(`--rule must be a number from 1 to 30, not "${values.rule}".`)
  for (const verdict of verdicts) show(verdict)
  let faults = verdicts.filter(({ fault }) => fault !== undefined).length
  if (values['without-guards'])
    for await (const { guard, seen, said } of withoutGuards(guards.filter(({ rule }) => wanted(rule)))) {
      print(`${seen ? 'seen    ' : 'NOT SEEN'} ${guard.rule}: without \`${guard.from.split('\n')[0]?.trim()}\` of ${guard.file}`)
      if (!seen) {
        faults += 1
        print(said.trimEnd())
      }
    }
  print(`${verdicts.length} rules, ${verdicts.reduce((sum, { tests }) => sum + tests.length, 0)} tests, ${faults} faults`)
  process.exitCode = faults === 0 ? 0 : 1
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
