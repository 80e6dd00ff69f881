import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { publicPrincipal } from '@titian/access'
import { systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { newEvents } from '@titian/event-store/contract'
import { kurrentEventStore } from '@titian/event-store/kurrentdb'
import { kurrentDouble } from '@titian/event-store/kurrentdb/double'
import { migrateEventStore, postgresEventStore } from '@titian/event-store/postgres'
import { testDatabase } from '@titian/testing/postgres'
import express, { type ErrorRequestHandler } from 'express'
import type { Parts } from '../parts.ts'
import { trip } from '../run/trip-fixture.ts'
import { secrets } from '../secrets.ts'
import { feedRoutes } from './feed-routes.ts'
import { toProblem } from './problem.ts'
import { noteAsked } from './request.ts'

const log = 'kit'
const stores: readonly [string, () => Promise<{ readonly store: EventStore; stop(): Promise<void> }>][] = [
  [
    'PostgreSQL',
    async () => {
      const { url, drop } = await testDatabase()
      await migrateEventStore({ pool: url, schema: 'kit_log' })
      const store = await postgresEventStore({ pool: url, schema: 'kit_log', log, clock: systemClock })
      return { store, stop: () => store.close().then(drop) }
    },
  ],
  [
    'KurrentDB (the double)',
    async () => {
      const double = await kurrentDouble()
      const store = await kurrentEventStore({ connectionString: double.connectionString, prefix: 'kit.', log, clock: systemClock })
      return { store, stop: () => store.close().then(double.stop) }
    },
  ],
]

describe.each(stores)('what another service may ask of a log on %s', (where, open) => {
  let log: Awaited<ReturnType<typeof open>>
  let server: Server
  beforeAll(async () => {
    log = await open()
    const app = express()
    app.use((request, _, next) => {
      noteAsked(request, { principal: publicPrincipal, issuer: 'test', service: 'other', correlationId: 'c-1' })
      next()
    })
    feedRoutes(app, {
      store: log.store,
      definition: { name: 'kit', aggregates: [trip] },
      clock: systemClock,
      secrets: secrets(new Uint8Array(32), 'common'),
    } as unknown as Parts)
    const answer: ErrorRequestHandler = (error, _request, response, _next) => {
      const { problem } = toProblem(error, 'c-1', {})
      response.status(problem.status).json(problem)
    }
    server = createServer(app.use(answer))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await log.store.append(trip.streamOf('kit', crypto.randomUUID()), newEvents(3), { expected: 'no-stream' })
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await log.stop()
  })

  async function ask(query: string) {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/events?${query}`)
    return { status: response.status, body: await response.json() }
  }

  it.each(['after=x', 'after=-1', 'after=1.5', 'after=9223372036854775808', 'after=1&after=2', 'after='])(
    'refuses %s and says what it must be',
    async (query) => {
      const { status, body } = await ask(query)
      expect(status).toBe(400)
      expect(body).toMatchObject({ code: 'INPUT_INVALID', errors: [{ path: 'after' }] })
    },
  )

  it('finds nothing beyond the end', async () => {
    const head = await log.store.head()
    for (const after of [head, head + 1_000_000n, 2n ** 63n - 1n]) {
      expect(await ask(`after=${after}`)).toEqual({ status: 200, body: { events: [], next: null, head: String(head) } })
    }
  })

  it('does not take a number that is none of its positions for a log that is away', async () => {
    const between = (await log.store.head()) - 1n
    const { status, body } = await ask(`after=${between}`)
    // Where positions are dense, each number up to the head is one.
    if (where === 'PostgreSQL') expect(status).toBe(200)
    else expect({ status, body }).toMatchObject({ status: 400, body: { code: 'POSITION_UNKNOWN', details: { position: String(between) } } })
  })

  it('says of a stream what is wrong with the version', async () => {
    const { status, body } = await ask('stream=kit.trip-1&version=x')
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'INPUT_INVALID', errors: [{ path: 'version' }] })
  })
})
