import type { Router } from 'express'
import type { Registry } from 'prom-client'

export interface Health {
  /** Started, not stopping, and the service's own database answers. No other service and no broker is asked. */
  ready(): Promise<boolean>
  readonly metrics: Registry
}

export function healthRoutes(router: Router, { ready, metrics }: Health): void {
  router.get('/live', (_request, response) => {
    response.json({ live: true })
  })
  router.get('/ready', async (_request, response) => {
    const isReady = await ready()
    response.status(isReady ? 200 : 503).json({ ready: isReady })
  })
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics())
  })
}
