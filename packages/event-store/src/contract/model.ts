import { isTitianError, type NewEvent } from '@titian/core'
import fc from 'fast-check'
import { meets } from '../expected.ts'
import type { Appended, EventStore, Expected } from '../port.ts'
import type { Bench } from './log-under-test.ts'
import { rising } from './rising.ts'
import { newEvents, newStream } from './sample-events.ts'

interface Step {
  readonly stream: number
  readonly expected: Expected
  readonly size: number
  /** Sent twice at once, and then once more with this expectation. */
  readonly again: Expected | undefined
}

const expectation: fc.Arbitrary<Expected> = fc.oneof(
  fc.constantFrom<Expected>('any', 'no-stream', 'stream-exists'),
  fc.nat({ max: 6 }) as fc.Arbitrary<Expected>,
)
const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat({ max: 2 }),
  expected: expectation,
  size: fc.integer({ min: 1, max: 3 }),
  again: fc.option(expectation, { nil: undefined }),
})

type Outcome = { readonly step: Step; readonly events: readonly NewEvent[]; readonly answer?: Appended; readonly actual?: number }

async function take(store: EventStore, streams: readonly string[], each: Step): Promise<Outcome> {
  const stream = streams[each.stream] ?? ''
  const events = newEvents(each.size)
  const append = (expected: Expected) =>
    store.append(stream, events, { expected }).catch((error: unknown) => {
      if (isTitianError(error, 'VERSION_CONFLICT')) return Number(error.details.actual)
      throw error
    })
  const sent = await Promise.all(each.again === undefined ? [append(each.expected)] : [append(each.expected), append(each.expected)])
  const answer = sent.find((result) => typeof result === 'object')
  if (answer === undefined) return { step: each, events, actual: Number(sent[0]) }
  if (each.again !== undefined) expect(await append(each.again)).toEqual({ ...answer, already: true })
  return { step: each, events, answer: { ...answer, already: false } }
}

/** Random writers against a model: a map from stream to version. */
export function model(bench: () => Bench): void {
  const threeStreams = () => [newStream(), newStream(), newStream()]

  describe('against a model', () => {
    it('answers one writer exactly as the model does', async () => {
      const { store } = bench()
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
          const streams = threeStreams()
          const versions = [0, 0, 0]
          let head = await store.head()
          for (const each of steps) {
            const version = versions[each.stream] ?? 0
            const { answer, actual } = await take(store, streams, each)
            if (meets(each.expected, version)) {
              versions[each.stream] = version + each.size
              expect(answer).toMatchObject({ version: version + each.size, already: false })
              expect(rising([{ position: head }, { position: answer?.position ?? 0n }])).toBe(true)
              head = answer?.position ?? 0n
            } else expect(actual).toBe(version)
          }
          expect(await store.head()).toBe(head)
        }),
        { numRuns: 25 },
      )
    })

    it('answers many writers as if they had come one after the other, in order of position', async () => {
      const { store } = bench()
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 6 }), async (writers) => {
          const streams = threeStreams()
          const from = await store.head()
          const outcomes: Outcome[] = []
          await Promise.all(
            writers.map(async (steps) => {
              for (const each of steps) outcomes.push(await take(store, streams, each))
            }),
          )
          const log = await store.readAll({ after: from, limit: 1_000 })
          expect(rising([{ position: from }, ...log])).toBe(true)
          const accepted = outcomes.flatMap(({ answer, ...rest }) => (answer ? [{ ...rest, answer }] : []))
          accepted.sort((a, b) => Number(a.answer.position - b.answer.position))
          expect(accepted.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(log.map(({ id }) => id))
          const versions = [0, 0, 0]
          for (const { step: each, answer } of accepted) {
            const version = versions[each.stream] ?? 0
            expect(meets(each.expected, version)).toBe(true)
            expect(answer.version).toBe(version + each.size)
            versions[each.stream] = answer.version
          }
          for (const { step: each, actual } of outcomes) {
            if (actual !== undefined) expect(meets(each.expected, actual) || actual > (versions[each.stream] ?? 0)).toBe(false)
          }
        }),
        { numRuns: 25 },
      )
    })
  })
}
