import type pg from 'pg'

/**
 * Rings a channel after a commit, on a connection of its own: inside the transaction NOTIFY would serialise all writers of the server.
 * Rings that come while one is on its way go together. A lost ring is made good by the reader's polling, so failure is silent.
 */
export function notifier(pool: pg.Pool): { ring(channel: string): void; idle(): Promise<void> } {
  const again = new Map<string, boolean>()
  const under = new Set<Promise<void>>()
  const send = async (channel: string): Promise<void> => {
    do {
      again.set(channel, false)
      await pool.query(`SELECT pg_notify($1, '') FROM set_config('synchronous_commit', 'off', true)`, [channel]).catch(() => undefined)
    } while (again.get(channel))
    again.delete(channel)
  }
  return {
    ring(channel) {
      if (again.has(channel)) {
        again.set(channel, true)
        return
      }
      const sent = send(channel).finally(() => under.delete(sent))
      under.add(sent)
    },
    async idle() {
      await Promise.all(under)
    },
  }
}
