import process from 'node:process'
import { caseHistoryService } from '@titian/case-history'
import { startViews, withSearchPath } from '@titian/views'
import { type Between, openSide, receiving, type Servers } from './sides.ts'

/** The receiving service as a process of its own, as services run: receiver, log, and the shared timeline's own view. */
export interface ReceivingJob {
  readonly servers: Servers
  readonly name: string
  readonly between: Between
  readonly events: number
  /** So many of them are told as soon as they stand in the timeline, by the line `warm`. */
  readonly warmUp: number
}

/** When an event came into the log and into the timeline: wall clock, in ms with fractions. */
export type Arrived = readonly [id: string, inLog: number, inTimeline: number]

const now = (): number => performance.timeOrigin + performance.now()

async function run({ servers, name, between, events, warmUp }: ReceivingJob): Promise<void> {
  process.stdin.resume().once('end', () => process.exit(1))
  const side = await openSide(servers)
  const way = await receiving(name, between, side)
  const views = startViews({ service: way.service, store: way.to, pool: side.pool, views: caseHistoryService.views ?? [] })
  await views.ready
  await way.receive()
  const arrived: Arrived[] = []
  const shown: Promise<void>[] = []
  await way.received(events, (id, position) => {
    const inLog = now()
    const showing = views.waitForView('timeline', position).then(() => void arrived.push([id, inLog, now()]))
    if (shown.push(showing) === warmUp) void Promise.all(shown).then(() => process.stdout.write('warm\n'))
  })
  await Promise.all(shown)
  const { rows } = await withSearchPath(side.pool, views.searchPath, (db) =>
    db.query<{ lines: number }>('select count(*)::int as lines from timeline_line'),
  )
  if (rows[0]?.lines !== events) throw new Error(`The timeline has ${rows[0]?.lines} lines, not ${events}.`)
  process.stdout.write(`${JSON.stringify(arrived)}\n`, () => process.exit(0))
}

if (process.argv[1] === import.meta.filename) await run(JSON.parse(process.argv[2] ?? '{}') as ReceivingJob)
