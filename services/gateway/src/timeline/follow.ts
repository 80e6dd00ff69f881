import { createHash } from 'node:crypto'
import { eventNames } from '../calls/sse.ts'
import type { Context } from '../context.ts'
import { readTimeline } from './read-timeline.ts'

export type Tick = 'CHANGED' | 'RELOAD'

/**
 * Ticks of a case for one person. case-history says that something came; this person is told only if what this person sees is another than
 * before. Ends with RELOAD: a right was gained or lost, or the stream broke.
 */
export async function* follow(context: Context, caseId: string): AsyncGenerator<Tick> {
  const headers = { 'x-client-assertion': `Bearer ${await context.ownToken()}`, accept: 'text/event-stream' }
  const stream = await context.client.open({ service: 'case-history', method: 'GET', path: '/timeline/stream', query: { caseId }, headers })
  let seen = await digestOf(context, caseId)
  let mustLook = seen === undefined
  for await (const name of eventNames(stream)) {
    if (name === 'reload') break
    if (name === 'beat' && !mustLook) continue
    const now = await digestOf(context, caseId)
    // While a service is away nobody can say whether it changed for this person: look again at the next beat.
    mustLook = now === undefined
    if (now === undefined || now === seen) continue
    const first = seen === undefined
    seen = now
    if (!first) yield 'CHANGED'
  }
  yield 'RELOAD'
}

/** What this person sees of the case, in one word; undefined while a part is missing. */
async function digestOf(context: Context, caseId: string): Promise<string | undefined> {
  const { lines, isIncomplete } = await readTimeline(context, context.freshReads(), { caseId })
  return isIncomplete ? undefined : createHash('sha256').update(JSON.stringify(lines)).digest('base64url')
}
