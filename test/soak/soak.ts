import process from 'node:process'
import { parseArgs } from 'node:util'
import { soakLog } from './log/soak-log.ts'

const help = `npm run soak -- log [--minutes N] [--seed N]

Two processes append to the same streams of one log, a third follows it; one of the writers is killed with SIGKILL at a moment
drawn by chance, again and again, and started anew. In the end the log is compared with what was to be appended, and checked.
Exit code 1 where anything was lost, doubled, missing or out of order.

  --minutes N   default 5
  --seed N      for the moments and the victims; default drawn and printed
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' }, help: { type: 'boolean', default: false } },
})
const minutes = Number(values.minutes)
if (positionals[0] !== 'log' || values.help) {
  process.stdout.write(help)
  process.exitCode = values.help ? 0 : 2
} else if (!(minutes > 0)) {
  process.stderr.write(`--minutes must be a number above 0, not "${values.minutes}".\n`)
  process.exitCode = 2
} else process.exitCode = (await soakLog({ minutes, seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)) })) ? 0 : 1
