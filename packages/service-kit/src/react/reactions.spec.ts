import { systemClock, TitianError } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import type { Reaction } from '@titian/service'
import { pino } from 'pino'
import type { Parts } from '../parts.ts'
import type { ParkedEvents } from './parked.ts'
import { startReactions } from './reactions.ts'

const store = memoryEventStore({ log: 'errands', clock: systemClock })
const parts = { definition: { name: 'errands' }, store, log: pino({ level: 'silent' }) } as unknown as Parts
const reaction = { name: 'thank-when-done', category: 'errand', type: 'ErrandDone' } as unknown as Reaction

describe('the number of parked consequences', () => {
  it('stays -1 once the reactions have stopped, whatever is tried again after', async () => {
    const told: number[] = []
    const one = { reaction: 'thank-when-done', stream: 'errands.errand-1', version: 1, position: 1n, code: 'UNKNOWN', attempts: 1 }
    const parked = { list: async () => [one], park: async () => undefined } as unknown as ParkedEvents
    // The log ends before the checkpoint.
    const checkpoint = { read: async () => 5n, write: async () => undefined }
    const handle = () => Promise.reject(new TitianError('INTERNAL'))
    const reacting = startReactions(parts, handle, {
      follows: parts,
      reactions: [reaction],
      checkpoint,
      parked,
      onParked: (count) => told.push(count),
    })
    while (told.at(-1) !== -1) await new Promise(setImmediate)
    await reacting.retry('errands.errand-1')
    expect(told).toEqual([1, -1, -1])
    await reacting.stop()
  })
})
