import process from 'node:process'
import { backfillHelp } from './titian/backfill-help.ts'
import { deadLettersHelp } from './titian/dead-letters-help.ts'
import { logCommand, logHelp } from './titian/log.ts'
import { topicsCommand, topicsHelp } from './titian/topics.ts'
import { UsageError } from './titian/usage.ts'
import { viewsHelp } from './titian/views-help.ts'

const help = `npm run titian -- <what> [options]

  log           look at a log, and prove that it is whole
  views         where read models stand; rebuild one beside the live one
  dead-letters  what is parked between services: list, show, replay, discard
  backfill      receive what others have published, for a service that joins later
  topics        create or check Kafka's topics

npm run titian -- <what> --help tells more.

Where it looks, in this order:
  DATABASE_URL    a superuser's or the migrator's address; one database at a time. The migrator must be allowed
                  to act as the service: grant titian_<service> to <migrator> with set true
  EVENT_STORE     kurrentdb: the main logs are at KURRENTDB_URL, as for the service
  --folder PATH   the data of a start that is not the demo's: --folder .titian/own after npm start -- --no-story
  else            the demo in .titian/demo, running or stopped
Exit codes: 0 done, 1 something is wrong and was named, 2 the command was not understood.
`

const areas = new Map([
  ['log', { run: logCommand, help: logHelp }],
  // Loads every service: not for the others.
  ['views', { run: async (given: string[]) => (await import('./titian/views.ts')).viewsCommand(given), help: viewsHelp }],
  ['dead-letters', { run: async (given: string[]) => (await import('./titian/dead-letters.ts')).deadLettersCommand(given), help: deadLettersHelp }],
  ['backfill', { run: async (given: string[]) => (await import('./titian/backfill.ts')).backfillCommand(given), help: backfillHelp }],
  ['topics', { run: topicsCommand, help: topicsHelp }],
])

// `titian log read … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const [name, ...args] = process.argv.slice(2)
const area = areas.get(name ?? '')
try {
  if (name === undefined || name === '--help' || name === 'help') process.stdout.write(help)
  else if (area === undefined) throw new UsageError(`There is no "titian ${name}"; there is: ${[...areas.keys()].join(', ')}.`)
  else if (args.length === 0 || args.includes('--help')) process.stdout.write(area.help)
  else process.exitCode = await area.run(args)
} catch (error) {
  const misunderstood = error instanceof UsageError || (error as { code?: string } | null)?.code?.startsWith('ERR_PARSE_ARGS') === true
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (misunderstood) process.stderr.write(`npm run titian -- ${area ? `${name} ` : ''}--help says what there is.\n`)
  process.exitCode = misunderstood ? 2 : 1
}
