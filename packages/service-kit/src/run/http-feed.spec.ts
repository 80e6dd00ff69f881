import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { startReceiver, topicOf } from '@titian/messaging'
import { message, messages } from '@titian/messaging/contract'
import { memoryBroker, memoryParking } from '@titian/messaging/memory'
import { httpFeed } from './http-feed.ts'

/** A producer that answers with a status, or with what it holds. */
let server: Server
let answers: (query: URLSearchParams) => { readonly status: number; readonly body?: object }
let asked = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1
    const { status, body = {} } = answers(new URL(request.url ?? '', 'http://intake').searchParams)
    response
      .writeHead(request.headers.authorization === 'Bearer own' ? status : 418, { 'content-type': 'application/json' })
      .end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  asked = 0
})

const feed = httpFeed(
  (service) => (service === 'intake' ? `http://127.0.0.1:${(server.address() as AddressInfo).port}` : undefined),
  async () => 'own',
)
const { stream } = message('a', 1)
const ask = () => feed.eventsAfter('intake', stream, 0)

describe('the feed over HTTP', () => {
  it('asks for what follows a version of a stream, and for what follows a position of the log', async () => {
    answers = (query) =>
      query.get('stream') === stream && query.get('version') === '1'
        ? { status: 200, body: { events: [message('a', 2)] } }
        : { status: 200, body: { events: messages('a', 1, 2), next: query.get('after') === '7' ? '9' : null, head: '12' } }
    expect(await feed.eventsAfter('intake', stream, 1)).toEqual([message('a', 2)])
    expect(await feed.page('intake', 7n)).toEqual({ events: messages('a', 1, 2), next: 9n, head: 12n })
    expect(await feed.page('intake', 9n)).toMatchObject({ next: null })
  })

  it.each([400, 403, 404, 410, 422])('takes %i for a refusal that will last', async (status) => {
    answers = () => ({ status })
    await expect(ask()).rejects.toMatchObject({ code: 'FEED_REFUSED', details: { source: 'intake', because: `HTTP_${status}` } })
  })

  it.each([401, 408, 429, 500, 502, 503, 504])('takes %i for something that passes', async (status) => {
    answers = () => ({ status })
    await expect(ask()).rejects.toMatchObject({ code: 'FEED_UNAVAILABLE', details: { source: 'intake', status } })
  })

  it('takes a producer that does not answer, and a token that cannot be read, for something that passes', async () => {
    const nowhere = httpFeed(
      () => 'http://127.0.0.1:9',
      async () => 'own',
    )
    await expect(nowhere.eventsAfter('intake', stream, 0)).rejects.toMatchObject({ code: 'FEED_UNAVAILABLE' })
    const tokenless = httpFeed(
      () => 'http://127.0.0.1:9',
      () => Promise.reject(new Error('ENOENT')),
    )
    await expect(tokenless.eventsAfter('intake', stream, 0)).rejects.toMatchObject({ code: 'FEED_UNAVAILABLE' })
  })

  it('says so where nobody said where the producer is', () =>
    expect(feed.eventsAfter('referral', stream, 0)).rejects.toMatchObject({
      code: 'FEED_REFUSED',
      details: { source: 'referral', because: 'NO_ADDRESS' },
    }))
})

/** A service that receives from intake, over this feed. */
async function receiving() {
  const store = memoryEventStore({ log: 'referral', clock: systemClock })
  const [broker, parking] = [memoryBroker(), memoryParking()]
  const receiver = await startReceiver({
    service: 'referral',
    broker,
    topics: [topicOf('intake')],
    accepts: () => true,
    store,
    parking,
    feed,
    freshness: { note: async () => undefined },
    wallClock: systemClock,
  })
  const send = async () => {
    await broker.publish(topicOf('intake'), [message('a', 3), message('b', 1)])
    await broker.drained()
    await receiver.stop()
  }
  const streams = async () => (await store.readAll({ after: 0n })).map(({ stream: one, version }) => `${one}@${version}`).sort()
  return { parking, send, streams }
}
const nameOf = (name: string, version: number) => `referral.received.${message(name, 1).stream}@${version}`

describe('a producer that refuses its feed', () => {
  it('for good: the stream is parked, and the rest of the topic goes on', async () => {
    answers = () => ({ status: 403 })
    const { parking, send, streams } = await receiving()
    await send()
    expect(await streams()).toEqual([nameOf('b', 1)])
    expect(await parking.list()).toMatchObject([{ stream, errorCode: 'FEED_REFUSED', waiting: 1 }])
    expect(asked).toBe(1)
  })

  it('for a while: the batch comes again until it answers, and nothing is parked', async () => {
    answers = () => (asked < 4 ? { status: asked === 1 ? 401 : 503 } : { status: 200, body: { events: messages('a', 1, 2) } })
    const { parking, send, streams } = await receiving()
    await send()
    expect(await streams()).toEqual([nameOf('a', 1), nameOf('a', 2), nameOf('a', 3), nameOf('b', 1)])
    expect(await parking.list()).toEqual([])
    expect(asked).toBe(4)
  })
})
