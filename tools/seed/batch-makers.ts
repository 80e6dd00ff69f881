import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { BatchWorkerData, Wanted } from './batch-worker.ts'
import type { Batch } from './make-batch.ts'

/** Cases whose keys and records are kept together. */
const TOGETHER = 200
/** More than that would wait for the database. */
const MOST = 4
/** Batches that a worker is ahead of what is kept: one that it makes, and one that is ready. */
const AHEAD = 2

export interface Made {
  readonly batch: Batch
  readonly wanted: Wanted
  /** Of all cases, so many are made. */
  readonly made: number
}

/** Makes cases on all processors, and gives the batches in the order of the cases. @throws what a worker was ended by */
export async function* batchesOf(data: BatchWorkerData, together = TOGETHER): AsyncGenerator<Made> {
  const { count } = data
  const wanted: Wanted[] = Array.from({ length: Math.ceil(count / together) }, (_, nth) => ({
    from: nth * together,
    below: Math.min((nth + 1) * together, count),
  }))
  const makers = Array.from({ length: Math.min(availableParallelism(), MOST, wanted.length) }, () => maker(data))
  const ahead: Promise<Batch>[] = []
  try {
    for (const [nth, one] of wanted.entries()) {
      for (let next = nth + ahead.length; next < wanted.length && ahead.length < makers.length * AHEAD; next += 1) {
        const promise = makers[next % makers.length]?.make(wanted[next] as Wanted)
        if (promise) ahead.push(promise)
      }
      const batch = await ahead.shift()
      if (batch) yield { batch, wanted: one, made: one.below }
    }
  } finally {
    await Promise.all(makers.map(({ stop }) => stop()))
  }
}

/** One worker; it makes one batch after the other. */
function maker(data: BatchWorkerData) {
  // Of the flags of this process (a watcher, a test runner) none is for a worker.
  const worker = new Worker(new URL('./batch-worker.ts', import.meta.url), { workerData: data, execArgv: ['--disable-warning=ExperimentalWarning'] })
  const asked: PromiseWithResolvers<Batch>[] = []
  let ended: unknown
  worker.on('message', (batch: Batch) => asked.shift()?.resolve(batch))
  worker.on('error', (error) => {
    ended = error
    for (const { reject } of asked.splice(0)) reject(error)
  })
  return {
    make(wanted: Wanted): Promise<Batch> {
      const one = Promise.withResolvers<Batch>()
      // It may be refused before its turn to be waited for has come.
      one.promise.catch(() => undefined)
      if (ended !== undefined) one.reject(ended)
      else {
        asked.push(one)
        worker.postMessage(wanted)
      }
      return one.promise
    },
    stop: () => worker.terminate(),
  }
}
