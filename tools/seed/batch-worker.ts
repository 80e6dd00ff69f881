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

parentPort?.on('message', (wanted: Wanted) => {
  // A rejection ends the worker and is told to who started it.
  void makeBatch(under, beginnings, { seed, count }, wanted).then((batch) => parentPort?.postMessage(batch))
})
