import { KurrentDBClient } from '@kurrent/kurrentdb-client'

/** One use of the server (reads, appends or the tail), so that replacing its client cuts off no other. */
export interface Connection {
  client(): KurrentDBClient
  /** Gives up a client; the next use makes another. Does nothing where it was given up before. */
  replace(failed: KurrentDBClient): void
  /** Ends all clients. Without it a client keeps the process alive for half a minute. */
  close(): Promise<void>
}

/**
 * A client heals its appends but not its reads: where its first read finds no server, all its later reads fail. Nor does it give up a
 * server that answers nothing before some twenty seconds. So a client that failed is replaced.
 */
export function connectionTo(connectionString: string): Connection {
  let current: KurrentDBClient | undefined
  const ending = new Set<Promise<void>>()
  const end = (client: KurrentDBClient) => {
    const ended = client.dispose().catch(() => undefined)
    ending.add(ended)
    void ended.then(() => ending.delete(ended))
  }
  return {
    client() {
      current ??= KurrentDBClient.connectionString(connectionString)
      return current
    },
    replace(failed) {
      if (failed !== current) return
      current = undefined
      end(failed)
    },
    async close() {
      if (current) this.replace(current)
      await Promise.all(ending)
    },
  }
}
