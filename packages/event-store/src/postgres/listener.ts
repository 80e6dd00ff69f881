import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { CONNECT_WITHIN_MS } from './open-pool.ts'

/** One connection of a process for all its logs: hears that others appended, and tells that this process did. */
export interface PostgresListener {
  /** Calls `wake` for each notification on `channel`, and whenever some may have been missed. Returns the way to stop. */
  listen(channel: string, wake: () => void): () => void
  /** Wakes who listens in this process at once, and tells the others soon: coalesced, and dropped where the server is away, for readers also poll. */
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
export async function postgresListener(
  url: string,
  { connectionTimeoutMillis = CONNECT_WITHIN_MS }: Pick<pg.ClientConfig, 'connectionTimeoutMillis'> = {},
): Promise<PostgresListener> {
  const me = randomUUID()
  const wakes = new Map<string, Set<() => void>>()
  const untold = new Set<string>()
  let client: pg.Client | undefined
  let closed = false
  let listening = false
  let retryMs = FIRST_RETRY_MS
  let retry: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined
  // A connection takes one statement at a time.
  let last: Promise<unknown> = Promise.resolve()

  const wakeOf = (channel: string): void => wakes.get(channel)?.forEach((wake) => void wake())
  const wakeAll = (): void => [...wakes.keys()].forEach(wakeOf)

  /** Failures are the connection's, which `lost` deals with. */
  function send(on: pg.Client, text: string, values: unknown[] = []): Promise<unknown> {
    last = last.then(() => on.query(text, values)).catch(() => undefined)
    return last
  }

  const hear = (on: pg.Client, channel: string) => send(on, `LISTEN ${pg.escapeIdentifier(channel)}`)

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis })
    client = next
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    // The server tells it to who sent it as well: they were woken when it was sent.
    next.on('notification', ({ channel, payload }) => {
      if (payload !== me) wakeOf(channel)
    })
    try {
      await next.connect()
    } catch {
      lost(next)
      return
    }
    if (client !== next) return
    listening = true
    retryMs = FIRST_RETRY_MS
    await Promise.all([...wakes.keys()].map((channel) => hear(next, channel)))
    wakeAll()
  }

  function lost(which: pg.Client): void {
    if (which !== client) return
    client = undefined
    listening = false
    which.end().catch(() => undefined)
    if (closed) return
    retry = setTimeout(() => void connect(), retryMs)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  function tellNow(): void {
    telling = undefined
    const channels = [...untold]
    untold.clear()
    if (client && listening) void send(client, 'SELECT pg_notify(channel, $2) FROM unnest($1::text[]) AS channel', [channels, me])
  }

  await connect()
  return {
    listen(channel, wake) {
      const known = wakes.get(channel)
      if (known) known.add(wake)
      else {
        wakes.set(channel, new Set([wake]))
        // Not yet connected: `connect` listens to all that is there by then.
        if (client && listening) void hear(client, channel)
      }
      return () => void wakes.get(channel)?.delete(wake)
    },
    tell(channel) {
      wakeOf(channel)
      untold.add(channel)
      telling ??= setTimeout(tellNow, TELL_EVERY_MS)
    },
    get listening() {
      return listening
    },
    async close() {
      closed = true
      listening = false
      clearTimeout(retry)
      clearTimeout(telling)
      const open = client
      client = undefined
      await open?.end().catch(() => undefined)
    },
  }
}
