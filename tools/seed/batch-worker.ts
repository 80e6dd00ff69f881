import { parentPort, workerData } from 'node:worker_threads'
import { type Beginnings, makeBatch, type Under } from './make-batch.ts'

export interface BatchWorkerData {
  readonly under: Under
  readonly beginnings: Beginnings
  readonly seed: number
  readonly count: number
}

export interface Wanted {
  readonly from: number
  readonly below: number
}

const { under, beginnings, seed, count } = workerData as BatchWorkerData

let before: Promise<unknown> = Promise.resolve()

parentPort?.on('message', (wanted: Wanted) => {
  // One after the other: two at once could be ready in another order than they were asked for. A rejection ends the worker and is told to who started it.
  before = before.then(async () => parentPort?.postMessage(await makeBatch(under, beginnings, { seed, count }, wanted)))
})
