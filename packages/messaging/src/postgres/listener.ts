import pg from 'pg'
import { errorCode, type Log, silent } from '../log.ts'
import { backOff, pause } from '../waiting.ts'

/** Wakes readers: `wake` is called after a notification on the channel and whenever notifications may have been missed. */
export interface Listener {
  listen(channel: string, wake: () => void): () => void
}

/** A listener on one connection of the pool, held until `close`; comes back by itself when the database does. */
export function postgresListener({ pool, log = silent }: { readonly pool: pg.Pool; readonly log?: Log }): Listener & { close(): Promise<void> } {
  const wakes = new Map<string, Set<() => void>>()
  const closing = new AbortController()
  let client: pg.PoolClient | undefined
  let starting: Promise<void> | undefined

  let said: Promise<unknown> = Promise.resolve()
  /** One statement after the other: the connection takes no second one while it runs a first. */
  const say = (on: pg.PoolClient, verb: 'LISTEN' | 'UNLISTEN', channel: string): Promise<unknown> => {
    const saying = said.then(() => on.query(`${verb} ${pg.escapeIdentifier(channel)}`))
    said = saying.catch(() => undefined)
    return saying
  }
  const wakeAll = (channel: string) => {
    for (const wake of wakes.get(channel) ?? []) wake()
  }

  async function connect(): Promise<void> {
    const waits = backOff()
    while (!closing.signal.aborted && client === undefined) {
      try {
        const made = await pool.connect()
        made.on('notification', ({ channel }) => wakeAll(channel))
        made.once('error', () => lost(made))
        made.once('end', () => lost(made))
        client = made
        for (const channel of wakes.keys()) await say(made, 'LISTEN', channel)
        for (const channel of wakes.keys()) wakeAll(channel)
      } catch (error) {
        log.warn({ code: errorCode(error) }, 'Not listening for new messages; polling goes on, trying again.')
        if (client !== undefined) drop(client)
        await pause(waits.next(), closing.signal)
      }
    }
  }

  const start = () => {
    starting ??= connect().finally(() => {
      starting = undefined
      if (client === undefined && !closing.signal.aborted) start()
    })
  }

  function drop(gone: pg.PoolClient): void {
    if (client !== gone) return
    client = undefined
    gone.removeAllListeners('notification')
    gone.on('error', () => undefined)
    gone.release(true)
  }

  function lost(gone: pg.PoolClient): void {
    if (client !== gone) return
    drop(gone)
    if (!closing.signal.aborted) start()
  }

  return {
    listen(channel, wake) {
      const existing = wakes.get(channel)
      const set = existing ?? new Set()
      set.add(wake)
      wakes.set(channel, set)
      if (client === undefined) start()
      else if (existing === undefined) {
        const on = client
        say(on, 'LISTEN', channel).then(wake, () => lost(on))
      }
      return () => {
        set.delete(wake)
        if (set.size > 0) return
        wakes.delete(channel)
        if (client !== undefined) say(client, 'UNLISTEN', channel).catch(() => undefined)
      }
    },
    async close() {
      closing.abort()
      await starting
      if (client !== undefined) drop(client)
    },
  }
}
