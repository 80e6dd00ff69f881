import { TitianError } from '@titian/core'

const givenUp = (log: string, waitedMs: number) => new TitianError('LOG_UNAVAILABLE', { log, waitedMs })

/** The client's own deadlines cover neither reads nor batch appends. Rejects with `LOG_UNAVAILABLE`; what was sent may still be done. */
export async function within<T>(log: string, limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(givenUp(log, limitMs)), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

export interface Patience {
  readonly log: string
  readonly limitMs: number
  /**
   * Asked where nothing came for `limitMs`: work that is long and silent, a search through all of a server, goes on while this is answered. Default: it is
   * given up.
   */
  readonly isAlive?: () => Promise<unknown>
}

/** Hands over what comes until `take` has enough (answers false); gives up when nothing came for `limitMs`. */
export async function takeWithin<T>({ log, limitMs, isAlive }: Patience, coming: AsyncIterable<T>, take: (each: T) => boolean): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const limit = new Promise<never>((_, reject) => {
    const wait = () => {
      timer = setTimeout(() => {
        // What comes while it is asked must not start the timer that has run out a second time.
        timer = undefined
        if (isAlive === undefined) reject(givenUp(log, limitMs))
        else isAlive().then(() => ended || wait(), reject)
      }, limitMs)
    }
    wait()
  })
  const taking = (async () => {
    for await (const each of coming) {
      if (ended) return
      timer?.refresh()
      if (!take(each)) return
    }
  })()
  try {
    await Promise.race([taking, limit])
  } finally {
    ended = true
    clearTimeout(timer)
  }
}
