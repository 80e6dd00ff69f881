import { systemPrincipal } from '@titian/access'
import { failpoint, isTitianError, type RecordedEvent } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import { v5 as uuidv5 } from 'uuid'
import type { Handle } from '../commands/handle.ts'
import type { Reaction } from '../definition.ts'
import type { Parts } from '../parts.ts'
import type { Checkpoint } from './checkpoint.ts'

const NAMESPACE = '0e0b6d0e-3a75-5e55-8a43-6d6e1b8c1f02'
const FIRST_MS = 100
const LONGEST_MS = 5_000

export interface Reactions {
  /** Everything up to this position has had its consequences; false after the time limit. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>
  stop(): Promise<void>
}

/**
 * Gives the service its own commands, event by event in the order of the log. The key is made of event and reaction, so that a repeat after
 * a crash is answered from the log. A refusal is an answer: it is noted and passed. What fails otherwise is tried again, and nothing behind it
 * overtakes.
 */
export function startReactions(parts: Parts, handle: Handle, reactions: readonly Reaction[], checkpoint: Checkpoint): Reactions {
  const { definition, store, log } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  const waiting = new Set<{ readonly position: bigint; readonly done: (reached: boolean) => void }>()
  const byType = new Map<string, Reaction[]>()
  for (const one of reactions) byType.set(keyOf(one), [...(byType.get(keyOf(one)) ?? []), one])
  const categories = [...new Set(reactions.map(({ category }) => `${definition.name}.${category}`))]
  let reached = 0n

  function moved(position: bigint): void {
    reached = position
    for (const one of waiting) if (one.position <= position) one.done(true)
  }

  async function run(): Promise<void> {
    const after = await retrying(() => checkpoint.read())
    moved(after)
    await store.subscribe({
      after,
      categories,
      signal,
      onBatch: async (events, scannedTo) => {
        for (const event of events) {
          if (signal.aborted) return
          await follow(event)
          failpoint('reaction-before-checkpoint')
          await retrying(() => checkpoint.write(event.position))
          moved(event.position)
        }
        if (scannedTo > reached) {
          await retrying(() => checkpoint.write(scannedTo))
          moved(scannedTo)
        }
      },
    })
  }

  async function follow(event: RecordedEvent): Promise<void> {
    const category = categoryOf(event.stream).slice(definition.name.length + 1)
    for (const one of byType.get(`${category} ${event.type}`) ?? []) await retrying(() => once(one, event))
  }

  async function once(one: Reaction, event: RecordedEvent): Promise<void> {
    await parts.views.waitFor(event.position, 10_000)
    const dispatches = await one.run(event, { db: parts.views })
    for (const [index, { command, id, input }] of dispatches.entries()) {
      try {
        await handle({
          command,
          id,
          input,
          form: 'sealed',
          principal: systemPrincipal(definition.name),
          issuer: 'system',
          key: uuidv5(`${one.name}/${index}`, uuidv5(event.id, NAMESPACE)),
          occurredAt: event.meta.occurredAt,
          purpose: 'OPERATION',
          correlationId: event.meta.correlationId,
          causationId: event.id,
          ...(event.meta.traceparent !== undefined && { traceparent: event.meta.traceparent }),
        })
      } catch (error) {
        if (!isTitianError(error, 'COMMAND_REJECTED') || wantsAnotherLook(error)) throw error
        const { rejected } = error.details['rejection'] as { rejected: string }
        log.info({ reaction: one.name, command: command.name, rejected }, 'A consequence was refused.')
      }
    }
  }

  async function retrying<Value>(work: () => Promise<Value>): Promise<Value> {
    for (let ms = FIRST_MS; ; ms = Math.min(ms * 2, LONGEST_MS)) {
      try {
        return await work()
      } catch (error) {
        if (signal.aborted) throw error
        log.warn(
          { service: definition.name, code: isTitianError(error) ? error.code : 'UNKNOWN', ...detailsOf(error) },
          'A reaction failed; it is tried again.',
        )
        await pause(ms, signal)
      }
    }
  }

  const running = run().catch((error: unknown) => {
    if (!signal.aborted) log.error({ service: definition.name, code: isTitianError(error) ? error.code : 'UNKNOWN' }, 'The reactions have stopped.')
  })

  return {
    async waitFor(position, timeoutMs) {
      if (reached >= position || reactions.length === 0) return true
      return new Promise((resolve) => {
        const one = {
          position,
          done: (ok: boolean) => {
            clearTimeout(timer)
            waiting.delete(one)
            resolve(ok)
          },
        }
        const timer = setTimeout(() => one.done(false), timeoutMs)
        waiting.add(one)
      })
    },
    async stop() {
      stopping.abort()
      for (const one of waiting) one.done(false)
      await running
    },
  }
}

const keyOf = ({ category, type }: Reaction): string => `${category} ${type}`

/** The desk got new work between the look and the answer: it is looked at again. */
const wantsAnotherLook = (error: { readonly details: Readonly<Record<string, unknown>> }): boolean =>
  (error.details['rejection'] as { rejected?: string } | undefined)?.rejected === 'DESK_MOVED'

/** Of our own errors the places, never the values. */
const detailsOf = (error: unknown): Readonly<Record<string, unknown>> =>
  isTitianError(error) ? { type: error.details['type'], paths: error.details['paths'], path: error.details['path'] } : {}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
  })
