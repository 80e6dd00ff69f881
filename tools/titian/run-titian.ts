import process from 'node:process'
import { harmless } from '../terminal/harmless.ts'
import { backfillHelp } from './backfill-help.ts'
import { deadLettersHelp } from './dead-letters-help.ts'
import { logCommand, logHelp } from './log.ts'
import { topicsHelp } from './topics-help.ts'
import { UsageError } from './usage.ts'
import { viewsHelp } from './views-help.ts'

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
  // They load every service, or Kafka's client: not for the others.
  ['views', { run: async (given: string[]) => (await import('./views.ts')).viewsCommand(given), help: viewsHelp }],
  ['dead-letters', { run: async (given: string[]) => (await import('./dead-letters.ts')).deadLettersCommand(given), help: deadLettersHelp }],
  ['backfill', { run: async (given: string[]) => (await import('./backfill.ts')).backfillCommand(given), help: backfillHelp }],
  ['topics', { run: async (given: string[]) => (await import('./topics.ts')).topicsCommand(given), help: topicsHelp }],
])

/** `npm run titian -- …given`: prints what it did. @returns the exit code */
export async function runTitian(given: readonly string[]): Promise<number> {
  const [name, ...args] = given
  const area = areas.get(name ?? '')
  try {
    if (area && args.length > 0 && !args.includes('--help')) return await area.run(args)
    if (area === undefined && name !== undefined && name !== '--help' && name !== 'help')
      throw new UsageError(`There is no "titian ${name}"; there is: ${[...areas.keys()].join(', ')}.`)
    process.stdout.write(area?.help ?? help)
    return 0
  } catch (error) {
    const misunderstood = error instanceof UsageError || (error as { code?: string } | null)?.code?.startsWith('ERR_PARSE_ARGS') === true
    process.stderr.write(`${harmless(error instanceof Error ? error.message : String(error))}\n`)
    if (misunderstood) process.stderr.write(`npm run titian -- ${area ? `${name} ` : ''}--help says what there is.\n`)
    return misunderstood ? 2 : 1
  }
}
