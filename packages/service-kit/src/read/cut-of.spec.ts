import { memoryEventStore } from '@titian/event-store/memory'
import { countingIds, fixedClock } from '@titian/testing'
import { errandService } from '../run/service-fixture.ts'
import { cutOf } from './cut-of.ts'

const clock = fixedClock()
const moment = clock.now()
const ground = () => {
  const store = memoryEventStore({ log: 'errands', clock })
  const accessStore = memoryEventStore({ log: 'errands-access', clock })
  return { definition: errandService, store, accessStore, clock, ids: countingIds() }
}

describe('the cut of a moment', () => {
  it('is where the log stood, and is recorded', async () => {
    const parts = ground()
    expect(await cutOf(parts, moment)).toBe(0n)
    const [cut] = await parts.accessStore.readAll({ after: 0n, categories: ['errands.cut'] })
    expect(cut).toMatchObject({ type: 'CutTaken', data: { moment: moment.toISOString(), position: '0' } })
  })
  it('stays as it was first taken, whatever is recorded in the same millisecond', async () => {
    const parts = ground()
    const first = await cutOf(parts, moment)
    // The cut of one moment lies in the other log as any event does.
    const [event] = await parts.accessStore.readAll({ after: 0n })
    await parts.store.append('errands.errand-1', event ? [event] : [], { expected: 'no-stream' })
    expect(await parts.store.cutAt(moment)).toBe(1n)
    expect(await cutOf(parts, moment)).toBe(first)
    expect(await cutOf(parts, new Date(moment.getTime() + 1))).toBe(1n)
  })
  it('is one for two who ask at once', async () => {
    const parts = ground()
    expect(await Promise.all([cutOf(parts, moment), cutOf(parts, moment)])).toEqual([0n, 0n])
    expect(await parts.accessStore.head()).toBe(1n)
  })
})
