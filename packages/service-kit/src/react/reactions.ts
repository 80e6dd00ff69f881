import type { ServiceLog } from '@titian/case-file'
import { failpoint, type RecordedEvent, TitianError } from '@titian/core'
import { categoryOf, progress } from '@titian/event-store'
import type { Reaction } from '@titian/service'
import type { Handle } from '../commands/handle.ts'
import { mutexByKey } from '../commands/mutex.ts'
import type { Parts } from '../parts.ts'
import type { Checkpoint } from './checkpoint.ts'
import { follow } from './consequence.ts'
import { codeOf, passesByItself, placesOf } from './failures.ts'
import type { ParkedEvents } from './parked.ts'
import { pause, waits } from './patience.ts'

/** An event that fails for reasons of its own is tried this often in its place; then it is parked, and the rest goes on. */
const ATTEMPTS = 4
const PARKED_EVERY_MS = 5_000
/** Positions without an event of interest are passed in memory, and written down when as many as these have come together. */
const KEEP_AFTER = 1_000n

export interface Reactions {
  /** Everything up to this position has had its consequences or is parked; false after the time limit. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>
  /** Tries what is parked of a stream now, where it would be tried in a few seconds. */
  retry(stream: string): Promise<void>
  stop(): Promise<void>
}

export interface ReactionsOptions {
  /** Which of the service's logs they follow. */
  readonly follows: ServiceLog
  readonly reactions: readonly Reaction[]
  readonly checkpoint: Checkpoint
  readonly parked: ParkedEvents
  /** How many events are parked; -1: the reactions have stopped. */
  readonly onParked?: (count: number) => void
}

/**
 * Gives the service its own commands, event by event in the order of the log. What fails because something is away is tried again in its
 * place, and nothing overtakes. What fails for reasons of its own is parked under its reaction and stream: later events of that stream queue
 * behind it for that reaction, all else goes on, and it is tried again every few seconds.
 */
export function startReactions(parts: Parts, handle: Handle, { follows, reactions, checkpoint, parked, onParked }: ReactionsOptions): Reactions {
  const { definition, log } = parts
  const { store, views } = follows
  const stopping = new AbortController()
  const { signal } = stopping
  const here = progress()
  const byType = Map.groupBy(reactions, keyOf)
  const categories = [...new Set(reactions.map(({ category }) => `${definition.name}.${category}`))]
  /** `<reaction> <stream>` of what is parked. */
  const held = new Set<string>()
  /** What is parked is not changed by two at once. */
  const oneAtATime = mutexByKey()
  let hasStopped = false
  const tellParked = () => onParked?.(hasStopped ? -1 : held.size)
  const inTurn = <Value>(work: () => Promise<Value>) => oneAtATime('reactions', work)

  async function run(): Promise<void> {
    const after = await patiently(() => checkpoint.read())
    let kept = after
    const keep = async (position: bigint) => {
      await patiently(() => checkpoint.write(position))
      kept = position
    }
    for (const one of await patiently(() => parked.list())) held.add(holding(one.reaction, one.stream))
    tellParked()
    await store.subscribe({
      after,
      categories,
      signal,
      onBegun: () => here.advance(after),
      onBatch: async (events, scannedTo) => {
        for (const event of events) {
          if (signal.aborted) return
          for (const one of byType.get(`${categoryOf(event.stream).slice(definition.name.length + 1)} ${event.type}`) ?? [])
            await inTurn(() => followOrPark(one, event))
          failpoint('reaction-before-checkpoint')
          await keep(event.position)
          here.advance(event.position)
        }
        if (scannedTo - kept >= KEEP_AFTER) await keep(scannedTo)
        here.advance(scannedTo)
      },
    })
  }

  async function followOrPark(one: Reaction, event: RecordedEvent): Promise<void> {
    const place = { reaction: one.name, stream: event.stream, version: event.version, position: event.position }
    if (held.has(holding(one.name, event.stream))) return patiently(() => parked.park({ ...place, code: 'QUEUED' }))
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await patiently(() => follow(parts, views, handle, one, event))
      } catch (error) {
        if (signal.aborted) throw error
        warn(one, error)
        if (attempt < ATTEMPTS) {
          await pause(waits(attempt - 1), signal)
          continue
        }
        held.add(holding(one.name, event.stream))
        await patiently(() => parked.park({ ...place, code: codeOf(error) }))
        tellParked()
        log.error({ service: definition.name, reaction: one.name, code: codeOf(error), version: event.version }, 'A consequence is parked.')
        return
      }
    }
  }

  /** From the oldest on, stream by stream; the first of a stream that fails keeps those behind it. */
  async function retryParked(only?: string): Promise<void> {
    const failed = new Set<string>()
    const waiting = await parked.list()
    for (const { reaction, stream, version, position } of waiting) {
      if (only !== undefined && stream !== only) continue
      if (signal.aborted || failed.has(holding(reaction, stream))) continue
      const one = reactions.find(({ name }) => name === reaction)
      const [event] = await store.read(stream, { from: version, to: version })
      try {
        // An older release parked what this one does not know, or the log lost it: neither is done by forgetting it.
        if (one === undefined) throw new TitianError('REACTION_UNKNOWN')
        if (event === undefined) throw new TitianError('EVENT_MISSING')
        await follow(parts, views, handle, one, event)
        await parked.remove(reaction, position)
      } catch (error) {
        failed.add(holding(reaction, stream))
        if (!passesByItself(error)) await parked.park({ reaction, stream, version, position, code: codeOf(error) })
      }
    }
    held.clear()
    for (const one of await parked.list()) held.add(holding(one.reaction, one.stream))
    tellParked()
  }

  async function keepRetrying(): Promise<void> {
    while (!signal.aborted) {
      await pause(PARKED_EVERY_MS, signal)
      if (!signal.aborted && held.size > 0) await inTurn(() => retryParked()).catch((error: unknown) => warn(undefined, error))
    }
  }

  /** While something is away: as long as it takes. */
  async function patiently<Value>(work: () => Promise<Value>): Promise<Value> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work()
      } catch (error) {
        if (signal.aborted || !passesByItself(error)) throw error
        warn(undefined, error)
        await pause(waits(attempt), signal)
      }
    }
  }

  const warn = (one: Reaction | undefined, error: unknown): void =>
    log.warn({ service: definition.name, reaction: one?.name, code: codeOf(error), ...placesOf(error) }, 'A reaction failed; it is tried again.')

  const stopped = (error: unknown): void => {
    if (signal.aborted) return
    hasStopped = true
    tellParked()
    log.error({ service: definition.name, code: codeOf(error) }, 'The reactions have stopped.')
  }
  const running = reactions.length === 0 ? Promise.resolve() : Promise.all([run().catch(stopped), keepRetrying()])

  return {
    waitFor: async (position, timeoutMs) => reactions.length === 0 || here.reached(position, timeoutMs),
    retry: (stream) => inTurn(() => retryParked(stream)),
    async stop() {
      stopping.abort()
      here.end()
      await running
    },
  }
}

const holding = (reaction: string, stream: string): string => `${reaction} ${stream}`
const keyOf = ({ category, type }: Reaction): string => `${category} ${type}`
