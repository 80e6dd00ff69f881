import process from 'node:process'
import { killAt } from '@titian/testing'
import { postgresGround } from './ground.ts'
import { scene } from './scene.ts'

/** One side of the way between two services, as a process of its own, for tests that kill it. */
export interface ChaosJob {
  readonly side: 'relay' | 'receiver'
  /** Of the database of `layGround`. */
  readonly url: string
  readonly brokers: readonly string[]
  /** Of the topic and the group: the same for both sides. */
  readonly suffix: string
  /** SIGKILL at this failpoint, the nth time. */
  readonly killAt?: { readonly name: string; readonly nth: number }
}

/** Runs until it is killed, or its input ends: it must not outlive the one who started it. Each message that came again is told by a line. */
async function run({ side, url, brokers, suffix, killAt: death }: ChaosJob): Promise<void> {
  process.stdin.resume().once('end', () => process.exit(0))
  if (death !== undefined) killAt(death.name, death.nth)
  const { kafka, relay, receiver } = scene(brokers, await postgresGround(url), suffix)
  if (side === 'relay') relay(kafka.broker())
  else await receiver(kafka.broker(), (happened) => void (happened === 'already' && process.stdout.write('already\n')))
}

if (process.argv[1] === import.meta.filename) await run(JSON.parse(process.argv[2] ?? '{}') as ChaosJob)
