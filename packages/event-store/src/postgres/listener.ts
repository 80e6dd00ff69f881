import pg from 'pg'

/** One connection of a process for all its logs: hears that others appended, and tells that this process did. */
export interface PostgresListener {
  /** Calls `wake` for each notification on `channel`, and whenever some may have been missed. Returns the way to stop. */
  on(channel: string, wake: () => void): () => void
  /** Tells the channel soon: coalesced, and dropped where the server is away, for readers also poll. */
  tell(channel: string): void
  /** Whether notifications come in now; readers poll faster while it is false. */
  readonly listening: boolean
  close(): Promise<void>
}

/** NOTIFY takes a lock of the whole database at its commit: no more than one statement in this time. */
const TELL_EVERY_MS = 5
const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

/** Listens on a connection of its own to `url`, and reconnects for ever. Resolves after the first attempt, whether or not it succeeded. */
export async function postgresListener(url: string): Promise<PostgresListener> {
  const wakes = new Map<string, Set<() => void>>()
  const untold = new Set<string>()
  let client: pg.Client | undefined
  let closed = false
  let retryMs = FIRST_RETRY_MS
  let retry: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined

  const wakeAll = () => {
    for (const each of wakes.values()) for (const wake of each) wake()
  }
  const listen = (on: pg.Client, channel: string) => on.query(`LISTEN ${pg.escapeIdentifier(channel)}`)

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    next.on('notification', ({ channel }) => {
      for (const wake of wakes.get(channel) ?? []) wake()
    })
    try {
      await next.connect()
      for (const channel of wakes.keys()) await listen(next, channel)
      if (closed) return await next.end()
      client = next
      retryMs = FIRST_RETRY_MS
      wakeAll()
      // Channels asked for while this loop ran.
      for (const channel of wakes.keys()) await listen(next, channel)
    } catch {
      client = next
      lost(next)
      await next.end().catch(() => undefined)
    }
  }

  function lost(which: pg.Client): void {
    if (which !== client) return
    client = undefined
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(() => void connect(), retryMs)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  function tellNow(): void {
    telling = undefined
    const channels = [...untold]
    untold.clear()
    client?.query("SELECT pg_notify(channel, '') FROM unnest($1::text[]) AS channel", [channels]).catch(() => undefined)
  }

  await connect()
  return {
    on(channel, wake) {
      const known = wakes.get(channel)
      if (known) known.add(wake)
      else {
        wakes.set(channel, new Set([wake]))
        if (client) listen(client, channel).catch(() => undefined)
      }
      return () => void wakes.get(channel)?.delete(wake)
    },
    tell(channel) {
      untold.add(channel)
      telling ??= setTimeout(tellNow, TELL_EVERY_MS)
    },
    get listening() {
      return client !== undefined
    },
    async close() {
      closed = true
      clearTimeout(retry)
      clearTimeout(telling)
      await client?.end().catch(() => undefined)
    },
  }
}
