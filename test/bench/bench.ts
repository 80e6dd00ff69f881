import process from 'node:process'
import { benchLog, help as logHelp } from './log/bench-log.ts'

const help = `npm run bench -- <what> [options]

  log     the log against its peers, in the same run on the same PostgreSQL

npm run bench -- <what> --help tells more.
`

const [what, ...args] = process.argv.slice(2)
if (what !== 'log') {
  process.stdout.write(help)
  process.exitCode = what === undefined || what === '--help' ? 0 : 2
} else if (args.includes('--help')) process.stdout.write(logHelp)
else {
  await benchLog(args)
  // A peer's client offers no way to end its connections.
  process.exit(0)
}
