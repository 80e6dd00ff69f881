import process from 'node:process'
import { benchLog, help as logHelp } from './log/bench-log.ts'
import { benchMessaging, help as messagingHelp } from './messaging/bench-messaging.ts'

const help = `npm run bench -- <what> [options]

  log         the log against its peers, in the same run on the same PostgreSQL
  messaging   what goes between services over Kafka and PostgreSQL

npm run bench -- <what> --help tells more.
`

const benches = new Map([
  ['log', { run: benchLog, help: logHelp }],
  ['messaging', { run: benchMessaging, help: messagingHelp }],
])

const [what, ...args] = process.argv.slice(2)
const bench = benches.get(what ?? '')
if (bench === undefined) {
  process.stdout.write(help)
  process.exitCode = what === undefined || what === '--help' ? 0 : 2
} else if (args.includes('--help')) process.stdout.write(bench.help)
else {
  await bench.run(args)
  // A peer's client offers no way to end its connections.
  process.exit(0)
}
