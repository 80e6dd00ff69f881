import { createHash, timingSafeEqual } from 'node:crypto'
import { TitianError } from '@titian/core'
import type { Request, Router } from 'express'
import type { Registry } from 'prom-client'

export interface Health {
  /** Why it is not: it stops, its own database does not answer, its clock is wrong. No other service and no broker is asked. */
  unready(): Promise<string | undefined>
  readonly metrics: Registry
  /** Who may read the numbers. */
  readonly metricsFor: MetricsFor
}

/** Whoever shows this token; or whoever asks from this machine, where the start says so; or nobody. */
export type MetricsFor = { readonly token: () => Promise<string> } | 'loopback' | 'nobody'

export function healthRoutes(router: Router, { unready, metrics, metricsFor }: Health): void {
  router.get('/live', (_request, response) => {
    response.json({ live: true })
  })
  router.get('/ready', async (_request, response) => {
    const because = await unready()
    response.status(because === undefined ? 200 : 503).json({ ready: because === undefined, ...(because && { because }) })
  })
  router.get('/metrics', async (request, response) => {
    // For everybody else it is an address like any that does not exist.
    if (!(await mayRead(request, metricsFor))) throw new TitianError('METHOD_UNKNOWN')
    response.type(metrics.contentType).send(await metrics.metrics())
  })
}

async function mayRead(request: Request, allowed: MetricsFor): Promise<boolean> {
  if (allowed === 'nobody') return false
  if (allowed === 'loopback')
    return /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '') && request.header('x-forwarded-for') === undefined
  const [scheme, given] = (request.header('authorization') ?? '').split(' ')
  return scheme === 'Bearer' && given !== undefined && timingSafeEqual(digest(given), digest(await allowed.token()))
}

/** Of one length whatever it is of. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
