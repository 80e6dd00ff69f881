// npm run chaos -- <what>: breaks things on purpose and prints what that did.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'

const suites = { messaging: '(packages/messaging/.*|test/chaos/away)\\.chaos\\.spec\\.ts$', story: 'test/chaos/kill\\.chaos\\.spec\\.ts$' }
const help = `npm run chaos -- messaging [--away SECONDS]   processes, connections and the broker between services fail
npm run chaos -- story                        the demo is killed in the middle of its story; on Kafka with BROKER=kafka

  --away SECONDS   how long the broker is out of reach when all begins (default 20)
`

function readArguments() {
  const { values, positionals } = parseArgs({ options: { away: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: true })
  const [what = ''] = positionals
  if (values.help) return { help: true }
  if (!Object.hasOwn(suites, what)) throw new Error(`Say what to break: npm run chaos -- ${Object.keys(suites).join('|')}`)
  if (values.away !== undefined && what !== 'messaging') throw new Error('--away is for messaging only.')
  if (values.away !== undefined && !(Number(values.away) >= 10 && Number(values.away) <= 3600))
    throw new Error(`--away must be from 10 to 3600 seconds, not "${values.away}".`)
  return { suite: suites[what], away: values.away }
}

try {
  const { help: asked, suite, away } = readArguments()
  if (asked) process.stdout.write(help)
  else {
    if (away !== undefined) process.env.CHAOS_AWAY_SECONDS = away
    await bootstrap('node_modules/jest/bin/jest.js', { nodeArgs: ['--experimental-vm-modules'], args: ['--runInBand', suite] })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
