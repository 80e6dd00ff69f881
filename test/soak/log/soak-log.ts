import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { migrateEventStore, openPool, postgresEventStore } from '@titian/event-store/postgres'
import { startPostgres, wipePostgres } from '@titian/local-postgres'
import type { AppenderJob } from '../../../packages/event-store/src/postgres/fixtures/appender.ts'
import { runAppender } from '../../../packages/event-store/src/postgres/fixtures/run-appender.ts'
import { compare } from '../../../packages/event-store/src/postgres/fixtures/stored.ts'

const schema = 'soak_log'
const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** @returns whether nothing was lost, doubled, missing or out of order. */
export async function soakLog({ minutes, seed }: { readonly minutes: number; readonly seed: number }): Promise<boolean> {
  const dataDir = join(tmpdir(), `titian-soak-${randomBytes(6).toString('hex')}`)
  const server = await startPostgres({ dataDir })
  try {
    say(`Soaking for ${minutes} min, seed ${seed}.`)
    return await soak(server.url, minutes * 60_000, random(seed))
  } finally {
    await server.stop()
    await wipePostgres(dataDir)
  }
}

async function soak(url: string, ms: number, next: () => number): Promise<boolean> {
  await migrateEventStore({ pool: url, schema })
  const reader = await follow(url)
  const until = performance.now() + ms
  const done: AppenderJob[] = []
  let kills = 0
  let told = performance.now()
  // One writer's life: pieces of work, each finished only when every command of it was answered, however often it was killed in between.
  const writer = async (name: string): Promise<void> => {
    for (let piece = 0; performance.now() < until; piece += 1) {
      const job: AppenderJob = { url, schema, name: `${name}-${piece}`, commands: 2_000, streams: 16, callers: 16 }
      for (let whole = false; !whole; ) {
        const running = runAppender(job)
        const victim = performance.now() < until && next() < 0.7
        const killing = new AbortController()
        if (victim)
          void pause(300 + next() * 3_000, undefined, { signal: killing.signal })
            .then(running.kill)
            .catch(() => undefined)
        const signal = await running.ended
        killing.abort()
        whole = signal === null
        if (!whole) kills += 1
        if (performance.now() - told > 10_000) {
          told = performance.now()
          say(`  ${Math.max(0, Math.round((until - told) / 1_000))} s left: ${reader.events().toLocaleString('en-US')} events, ${kills} kills`)
        }
      }
      done.push(job)
    }
  }
  await Promise.all([writer('one'), writer('two')])
  const pool = openPool({ connectionString: url, max: 2 })
  const { events, lost, doubled, half, strange, faults } = await compare(pool, schema, done)
  await pool.end()
  const missed = await reader.end(BigInt(events))
  say(`${events.toLocaleString('en-US')} events of ${(done.length * 2_000).toLocaleString('en-US')} commands by two processes, ${kills} kills:`)
  say(
    `  ${lost} lost, ${doubled} doubled, ${half} by halves, ${strange} unasked for, ${faults.length} gaps or inversions${faults.map((one) => `\n    ${one}`).join('')}`,
  )
  say(`  the one who followed: ${missed.missing} missing, ${missed.twice} twice or out of order`)
  return lost + doubled + half + strange + faults.length + missed.missing + missed.twice === 0
}

/** Follows the log from its start by position, as a view does. */
async function follow(url: string) {
  const store = await postgresEventStore({ pool: url, schema, log: 'soak', clock: { now: () => new Date() } })
  const controller = new AbortController()
  let last = 0n
  let twice = 0
  let count = 0
  let reached: { readonly at: bigint; readonly resolve: () => void } | undefined
  const running = store.subscribe({
    after: 0n,
    signal: controller.signal,
    async onBatch(events) {
      for (const { position } of events) {
        if (position <= last) twice += 1
        last = position
        count += 1
      }
      if (reached && last >= reached.at) reached.resolve()
    },
  })
  return {
    events: () => count,
    async end(head: bigint) {
      if (last < head) await new Promise<void>((resolve) => (reached = { at: head, resolve }))
      controller.abort()
      await running
      await store.close()
      return { missing: Number(head) - count, twice }
    },
  }
}

/** mulberry32: the same moments for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
