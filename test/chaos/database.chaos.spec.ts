import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { wipePostgres } from '@titian/local-postgres'
import { type AllInOne, startAll } from '../../tools/all-in-one/start-all.ts'

describe('the all-in-one start whose PostgreSQL is killed', () => {
  let folder: string
  let all: AllInOne
  const heard: string[] = []
  let back = Promise.withResolvers<void>()
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'titian-killed-'))
    const onDatabase = (what: string) => {
      heard.push(what)
      if (what === 'back') back.resolve()
    }
    all = await startAll({ folder, port: 0, held: false, firstAdmins: [], onDatabase })
  })
  afterAll(async () => {
    await all.stop()
    await wipePostgres(join(folder, 'postgres'))
    await rm(folder, { recursive: true, force: true })
  })

  const readyAt = async (url: string) => {
    const response = await fetch(new URL('/ready', url))
    return { status: response.status, because: ((await response.json()) as { because?: string }).because }
  }
  /** Sent again under the same key while it is answered that it may be. */
  async function report(key: string): Promise<{ readonly status: number; readonly id?: string }> {
    const intake = all.services.find(({ name }) => name === 'intake')
    const person = { role: 'POSSIBLE_VICTIM', ageBand: 'ADULT_21_29' }
    const body = JSON.stringify({ input: { area: '53.71', urgency: 'PRIORITY', immediateDanger: false, persons: [person] } })
    for (;;) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key }
      const response = await fetch(`${intake?.url}/public-reports`, { method: 'POST', headers, body })
      const answer = (await response.json()) as { id?: string }
      if (response.status !== 503) return { status: response.status, ...answer }
      await pause(100)
    }
  }

  it('says so, is not ready meanwhile, has another server started, and takes a command again', async () => {
    expect(await readyAt(all.gatewayUrl)).toEqual({ status: 200, because: undefined })
    expect((await report(randomUUID())).status).toBe(201)
    // The answer of /ready is remembered for a second: of a server that was back sooner nobody saw that it was gone.
    let seen = await readyAt(all.gatewayUrl)
    while (seen.status === 200) {
      const killed = all.databasePid()
      back = Promise.withResolvers()
      heard.length = 0
      process.kill(killed, 'SIGKILL')
      while (seen.status === 200 && !heard.includes('back')) seen = await readyAt(all.gatewayUrl)
      await back.promise
      expect(heard[0]).toBe('gone')
      expect(all.databasePid()).not.toBe(killed)
      while (seen.status === 200 && (await readyAt(all.gatewayUrl)).status !== 200) await pause(100)
    }
    expect(seen).toEqual({ status: 503, because: 'LOG_UNAVAILABLE' })
    expect((await report(randomUUID())).status).toBe(201)
    while ((await readyAt(all.gatewayUrl)).status !== 200) await pause(100)
    await all.settle()
  })
})
