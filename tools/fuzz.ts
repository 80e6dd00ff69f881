import process from 'node:process'
import { parseArgs } from 'node:util'
import { manyReports } from './fuzz/many-reports.ts'
import { runFuzz } from './fuzz/run-fuzz.ts'
import { startFuzz } from './fuzz/start-fuzz.ts'
import { harmless } from './terminal/harmless.ts'
import { progressBar } from './titian/progress-bar.ts'

/** Through the gateway, after everything else. */
const REPORTS = 1_000

const help = `npm run fuzz -- [options]

  --seed <number>   the same seed asks the same; default: of today's date
  --runs <number>   random cases beside the list of hostile ones; default 2000
  --help            this page

Starts all of Titian on invented data, asks the gateway and every service what nobody would ask, and looks at every answer and every line of the
logs: no internal error, no stack trace, no SQL, no path, no personal value. Then it sends a thousand reports without an account. Ends with 1 where
something was found, or not taken.
`

function readOptions(): { readonly seed: number; readonly runs: number } | 'help' {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, runs: { type: 'string' }, help: { type: 'boolean', default: false } } })
  if (values.help) return 'help'
  const number = (name: string, given: string | undefined, usual: number): number => {
    const parsed = given === undefined ? usual : Number(given)
    if (!Number.isSafeInteger(parsed) || parsed < 0) throw new Error(`--${name} must be a whole number from 0, not "${given}".`)
    return parsed
  }
  return { seed: number('seed', values.seed, Math.floor(Date.now() / 86_400_000)), runs: number('runs', values.runs, 2_000) }
}

async function run({ seed, runs }: { readonly seed: number; readonly runs: number }): Promise<void> {
  const ground = await startFuzz()
  const bar = progressBar('cases')
  try {
    const { asked, statuses, findings } = await runFuzz({ ...ground, seed, runs, onDone: (done, of) => bar.to(BigInt(done), BigInt(of)) })
    bar.clear()
    for (const { what, wrong } of findings) process.stdout.write(`${harmless(`${wrong.join(', ')}:\n  ${what}`)}\n`)
    const counted = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${count} × ${status}`)
    process.stdout.write(`${asked} cases, seed ${seed}: ${counted.join(', ')}. ${findings.length} found.\n`)
    const refused = await manyReports(ground.all.gatewayUrl, REPORTS)
    process.stdout.write(
      `${REPORTS} reports within an hour from as many places, without an account: ${refused.length} not taken. ${[...new Set(refused)].join(', ')}\n`,
    )
    if (findings.length > 0 || refused.length > 0) process.exitCode = 1
  } finally {
    bar.clear()
    await ground.stop()
  }
}

try {
  const options = readOptions()
  if (options === 'help') process.stdout.write(help)
  else await run(options)
} catch (error) {
  process.stderr.write(`${harmless(error instanceof Error ? error.message : String(error))}\n`)
  process.exitCode = 1
}
