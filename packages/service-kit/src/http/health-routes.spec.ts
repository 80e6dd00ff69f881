import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { Registry } from 'prom-client'
import { healthRoutes, type MetricsFor } from './health-routes.ts'

/** The status of `/metrics` for whoever asks from this machine. */
async function asked(metricsFor: MetricsFor, headers: Record<string, string> = {}): Promise<number> {
  const app = express()
  healthRoutes(app, { unready: async () => undefined, metrics: new Registry(), metricsFor })
  app.use(((_error, _request, response, _next) => void response.status(404).end()) as express.ErrorRequestHandler)
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { status } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`, { headers })
  await new Promise((resolve) => server.close(resolve))
  return status
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('the numbers of a service (SAFETY 3)', () => {
  it('are for whoever shows the token, and for nobody else even on this machine', async () => {
    const token = { token: async () => 'right' }
    expect(await asked(token, bearer('right'))).toBe(200)
    for (const wrong of [{}, bearer('wrong'), bearer(''), { authorization: 'right' }, { authorization: 'Basic right' }])
      expect(await asked(token, wrong)).toBe(404)
  })

  it('are for this machine without one only where the start says so, and not by way of a proxy on it', async () => {
    expect(await asked('loopback')).toBe(200)
    expect(await asked('loopback', { 'x-forwarded-for': '203.0.113.5' })).toBe(404)
    expect(await asked('nobody')).toBe(404)
    expect(await asked('nobody', bearer('x'))).toBe(404)
  })
})
