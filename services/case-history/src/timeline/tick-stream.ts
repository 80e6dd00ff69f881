import type { Response } from 'express'

export interface TickStream {
  /** Whether the asker may know of the case now. */
  readonly knows: () => Promise<boolean>
  /** Resolves to what ends it. */
  readonly onTick: (tell: () => void, lost: () => void) => Promise<() => void>
}

/** Keeps proxies from closing a silent stream; rights that lapse by time alone are noticed here as well. */
const BEAT_MS = 15_000

/**
 * Server-sent events that say `changed` and nothing else: no position, no count. A right gained or lost, or a log that is away, ends the
 * stream with `reload`. Who may not know of the case hears only the beat, as for a case that does not exist.
 */
export async function tickStream(response: Response, { knows, onTick }: TickStream): Promise<void> {
  let pending = false
  let checking = false
  let knewAtFirst = false

  const reload = () => response.end('event: reload\ndata: {}\n\n')

  /** One at a time; ticks that arrive meanwhile become one. */
  async function check(ticked: boolean): Promise<void> {
    pending ||= ticked
    if (checking || response.writableEnded || !response.headersSent) return
    checking = true
    try {
      do {
        const told = pending
        pending = false
        if ((await knows()) !== knewAtFirst) return void reload()
        if (told && knewAtFirst) response.write('event: changed\ndata: {}\n\n')
        else if (!told) response.write(': beat\n\n')
      } while (pending)
    } catch {
      reload()
    } finally {
      checking = false
    }
  }

  const end = await onTick(() => void check(true), reload)
  if (response.destroyed) return end()
  const beat = setInterval(() => void check(false), BEAT_MS)
  response.once('close', () => {
    clearInterval(beat)
    end()
  })
  knewAtFirst = await knows()
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  response.write(': open\n\n')
  if (pending) await check(false)
}
