// npm run chaos -- <what>: breaks things on purpose and prints what that did.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'

const suites = {
  all: [],
  log: ['packages/event-store/'],
  messaging: ['packages/messaging/', 'test/chaos/away'],
  story: ['test/chaos/kill', 'test/chaos/database'],
}
const help = `npm run chaos -- all                          all of these, one after the other; .ci/run does so after the tests
npm run chaos -- log                          processes and PostgreSQL are killed under load, and a disk runs full
npm run chaos -- messaging [--away SECONDS]   processes, connections and the broker between services fail
npm run chaos -- story                        the demo is killed in the middle of its story, on Kafka with BROKER=kafka; then its PostgreSQL, which comes back

  --away SECONDS   how long the broker is out of reach when all begins (default 20)
`

function readArguments() {
  const { values, positionals } = parseArgs({ options: { away: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: true })
  const [what = ''] = positionals
  if (values.help) return { help: true }
  if (!Object.hasOwn(suites, what)) throw new Error(`Say what to break: npm run chaos -- ${Object.keys(suites).join('|')}`)
  if (values.away !== undefined && what !== 'messaging' && what !== 'all') throw new Error('--away is for messaging, and for all.')
  if (values.away !== undefined && !(Number(values.away) >= 10 && Number(values.away) <= 3600))
    throw new Error(`--away must be from 10 to 3600 seconds, not "${values.away}".`)
  return { paths: suites[what], away: values.away }
}

try {
  const { help: asked, paths, away } = readArguments()
  if (asked) process.stdout.write(help)
  else {
    if (away !== undefined) process.env.CHAOS_AWAY_SECONDS = away
    // What is broken here is the machine's: one at a time. `npm test` leaves these files out, see jest.config.mjs.
    const args = ['--testMatch=**/*.chaos.spec.ts', '--runInBand', ...paths]
    await bootstrap('node_modules/jest/bin/jest.js', { nodeArgs: ['--experimental-vm-modules'], args })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
