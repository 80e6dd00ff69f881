import { isTitianError } from '@titian/core'
import type { Bench } from './log-under-test.ts'
import { newEvents, newStream } from './sample-events.ts'

/** For logs whose positions have gaps: a number that none of them told. */
export function gaps(bench: () => Bench): void {
  describe('a position at which no event stands', () => {
    it('is read from as any other, or refused by its number: it is never taken for a log that is away', async () => {
      const { store } = bench()
      const stream = newStream()
      const { position } = await store.append(stream, newEvents(2), { expected: 'no-stream' })
      const between = position - 1n
      const streamsAfter = async () => (await store.readAll({ after: between })).map((event) => event.stream)
      const told = await streamsAfter().catch((error: unknown) => {
        if (isTitianError(error, 'POSITION_UNKNOWN')) return error.details.position
        throw error
      })
      expect([[stream], String(between)]).toContainEqual(told)
      expect(await store.readAll({ after: position })).toEqual([])
    })
  })
}
