import { setTimeout as pause } from 'node:timers/promises'
import { isLocalPostgresError } from './errors.ts'
import { type StartOptions, startPostgres } from './start-postgres.ts'

export type KeptPostgres = {
  /** The superuser's connection string; the same for each server that takes another's place. */
  readonly url: string
  /** Of the server that runs now, or ran last. */
  pid(): number
  stop(): Promise<void>
}

export type KeepOptions = StartOptions & {
  /** The server has ended, and nobody asked it to; another is being started. */
  readonly onGone: () => void
  readonly onBack: () => void
  /** One could not be started, with the sentence that says why; it is tried again. */
  readonly onFailure: (sentence: string) => void
}

/** The children of a server that was killed hold its memory until they have seen that it is gone: a moment, usually. */
const FIRST_MS = 250
const LONGEST_MS = 10_000

/**
 * Starts PostgreSQL as `startPostgres` does, and starts it again at the same address whenever it ends without being asked to: whoever uses it goes on.
 * @throws LocalPostgresError where the first start fails
 */
export async function keepPostgres({ onGone, onBack, onFailure, ...options }: KeepOptions): Promise<KeptPostgres> {
  const ending = new AbortController()
  let server = await startPostgres(options)
  const { url, port } = server

  async function again(): Promise<void> {
    for (let waitMs = FIRST_MS; !ending.signal.aborted; waitMs = Math.min(2 * waitMs, LONGEST_MS)) {
      try {
        server = await startPostgres({ ...options, port })
        return
      } catch (error) {
        onFailure(isLocalPostgresError(error) ? error.message : 'PostgreSQL did not start.')
        await pause(waitMs, undefined, { signal: ending.signal }).catch(() => undefined)
      }
    }
  }

  async function keep(): Promise<void> {
    for (;;) {
      await server.exited
      if (ending.signal.aborted) return
      onGone()
      await again()
      if (ending.signal.aborted) return
      onBack()
    }
  }

  const keeping = keep()
  return {
    url,
    pid: () => server.pid,
    async stop() {
      ending.abort()
      await server.stop()
      await keeping
      // One that was being started meanwhile.
      await server.stop()
    },
  }
}
