import type { Router } from 'express'
import type { Registry } from 'prom-client'

export interface Health {
  /** Why it is not: it stops, its own database does not answer, its clock is wrong. No other service and no broker is asked. */
  unready(): Promise<string | undefined>
  readonly metrics: Registry
}

export function healthRoutes(router: Router, { unready, metrics }: Health): void {
  router.get('/live', (_request, response) => {
    response.json({ live: true })
  })
  router.get('/ready', async (_request, response) => {
    const because = await unready()
    response.status(because === undefined ? 200 : 503).json({ ready: because === undefined, ...(because && { because }) })
  })
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics())
  })
}
