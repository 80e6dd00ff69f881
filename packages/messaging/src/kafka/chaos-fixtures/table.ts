import process from 'node:process'
import type { Ground } from './ground.ts'
import type { Damage, Scene } from './scene.ts'

const head = ['fault', 'times', 'events', 'lost', 'doubled', 'out of order'].join(' | ')
const nothing = { lost: 0, doubled: 0, outOfOrder: 0 }

/** What the faults of a suite did. */
export interface ChaosTable {
  /** Notes the fault as a row; fails where it did any damage. */
  add(fault: string, times: number, damage: Damage): void
  /** What every fault must leave behind: the same events in the same order, nothing parked, and facts that are heard of again. */
  isWhole(now: Scene<Ground>, fault: string, times: number): Promise<void>
  print(): void
}

export function chaosTable(): ChaosTable {
  const rows: string[] = []
  function add(fault: string, times: number, damage: Damage): void {
    rows.push([fault, times, damage.events, damage.lost, damage.doubled, damage.outOfOrder].join(' | '))
    expect(damage).toMatchObject(nothing)
  }
  return {
    add,
    async isWhole(now, fault, times) {
      await now.happen(1)
      await now.received()
      await now.fresh()
      add(fault, times, await now.damage())
      expect(await now.ground.parking.list()).toEqual([])
    },
    print: () => void process.stdout.write(`${[head, ...rows].join('\n')}\n`),
  }
}
