import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { at, type NewEvent, systemActor } from '@titian/core'
import { migrateEventStore, postgresEventStore } from '@titian/event-store/postgres'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { titianWith } from './fixtures/in-process.ts'

const script = fileURLToPath(new URL('../titian.ts', import.meta.url))

const noted = (nth: number): NewEvent => {
  const id = `00000000-0000-4000-8000-${nth.toString().padStart(12, '0')}`
  const meta = { occurredAt: at(new Date('2026-01-05T02:00:00.000Z')), personIds: [], ownerAgency: 'agency-invented', actor: systemActor('test') }
  const why = {
    purpose: 'OPERATION',
    legalBasis: { kind: 'PUBLIC_TASK' as const },
    commandId: id,
    inputHash: 'x',
    correlationId: id,
    causationId: id,
  }
  return { id, type: 'Noted', schemaVersion: 1, data: { nth }, meta: { ...meta, ...why } }
}

describe('titian log', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    for (const schema of ['town_hall_log', 'town_hall_access', 'town_hall_internal']) await migrateEventStore({ pool: database.url, schema })
    const clock = { now: () => new Date('2026-01-05T03:00:00.000Z') }
    const store = await postgresEventStore({ pool: database.url, schema: 'town_hall_log', log: 'town-hall', clock })
    await store.append('town-hall.door-1', [noted(1), noted(2)], { expected: 'no-stream' })
    await store.append('town-hall.door-2', [noted(3)], { expected: 'no-stream' })
    await store.append('town-hall.door-1', [noted(4)], { expected: 2 })
    await store.close()
    const internal = await postgresEventStore({ pool: database.url, schema: 'town_hall_internal', log: 'town-hall internal', clock })
    await internal.append('town-hall.whisper-1', [noted(5)], { expected: 'no-stream' })
    await internal.close()
  })
  afterAll(() => database.drop())

  const titian = (...args: string[]) => titianOn(database.url, ...args)
  const titianOn = (url: string, ...args: string[]) => titianWith({ DATABASE_URL: url }, ...args)

  it('says where each log stands', async () => {
    const { code, out } = await titian('log', 'head')
    expect(code).toBe(0)
    expect(out).toMatch(/^town-hall\/access +0\ntown-hall\/internal +1\ntown-hall +4\n$/)
  })

  // The other tests of these commands call what the script calls.
  it('is a program, which says the same and ends with the code', async () => {
    const env = { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' }
    const { stdout } = await promisify(execFile)(process.execPath, [script, 'log', 'head'], { env })
    expect(stdout).toBe((await titian('log', 'head')).out)
    await expect(promisify(execFile)(process.execPath, [script, 'logs'], { env })).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no "titian logs"; there is: log, views,'),
    })
  })

  it('reads a stream, finding the log by its name, and the last events of a log', async () => {
    const { out } = await titian('log', 'read', 'town-hall.door-1', '--json', '--data')
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { position: string; version: number; data: unknown })
    expect(events.map(({ position, version, data }) => [position, version, data])).toEqual([
      ['1', 1, { nth: 1 }],
      ['2', 2, { nth: 2 }],
      ['4', 3, { nth: 4 }],
    ])
    const tail = await titian('log', 'tail', '--log', 'town-hall', '--count', '2')
    expect(tail.out).toBe(
      '       3  2026-01-05T03:00:00.000Z  Noted                        town-hall.door-2@1\n' +
        '       4  2026-01-05T03:00:00.000Z  Noted                        town-hall.door-1@3\n',
    )
    expect(await titian('log', 'read', 'town-hall.door-9')).toMatchObject({ code: 1, err: 'There is no stream "town-hall.door-9" in this log.\n' })
  })

  it('finds a stream that is internal, and looks at the internal log by its name', async () => {
    const line = '       1  2026-01-05T03:00:00.000Z  Noted                        town-hall.whisper-1@1\n'
    expect((await titian('log', 'read', 'town-hall.whisper-1')).out).toBe(line)
    expect((await titian('log', 'tail', '--log', 'town-hall/internal')).out).toBe(line)
    expect((await titian('log', 'check', '--log', 'town-hall/internal')).out).toMatch(/^town-hall\/internal: whole\. 1 events/)
    expect(await titian('log', 'read', 'town-hall.whisper-1', '--log', 'town-hall')).toMatchObject({ code: 1 })
  })

  it('counts', async () => {
    expect((await titian('log', 'stats', '--log', 'town-hall')).out).toMatch(
      /^town-hall: 4 events, .* MiB with indexes\n {2}recorded 2026.*\n {2}town-hall\.door +4 events +2 streams\n$/,
    )
  })

  it('proves a log whole; after a superuser removed a row it names position and stream and ends with 1', async () => {
    const whole = await titian('log', 'check')
    expect(whole).toMatchObject({ code: 0, err: '' })
    expect(whole.out).toMatch(
      /^town-hall\/access: whole\. 0 events.*\ntown-hall\/internal: whole\. 1 events.*\ntown-hall: whole\. 4 events to position 4, .* s\.\n$/,
    )
    await database.query('ALTER TABLE town_hall_log.events DISABLE TRIGGER events_for_ever')
    await database.query('DELETE FROM town_hall_log.events WHERE position = 2')
    await database.query('ALTER TABLE town_hall_log.events ENABLE TRIGGER events_for_ever')
    const broken = await titian('log', 'check', '--log', 'town-hall')
    expect(broken.code).toBe(1)
    expect(broken.out).toContain('town-hall: position 2  is missing: positions are dense, so an event was removed\n')
    expect(broken.out).toContain('town-hall: position 4  town-hall.door-1  is version 3 of its stream, and version 2 is not there\n')
    expect(broken.out).toContain('town-hall: NOT whole. 2 faults')
  })

  it('says that an address opens too little', async () => {
    const role = `titian_visitor_${process.pid}`
    await database.query(`create role ${role} login password 'only-in-tests'`)
    const url = Object.assign(new URL(database.url), { username: role, password: 'only-in-tests' }).href
    for (const command of ['head', 'check', 'stats']) {
      const { code, err } = await titianOn(url, 'log', command)
      expect(code).toBe(1)
      expect(err).toMatch(/^The address in DATABASE_URL opens too little for this\..*\nAlamat di DATABASE_URL tidak cukup berhak\./)
    }
    await database.query(`drop role ${role}`)
  })

  it('says where it looked for a database, and which folder may be meant', async () => {
    const above = await mkdtemp(join(tmpdir(), 'titian-log-'))
    const bare = await titianOn('', 'log', 'check', '--folder', above)
    expect(bare).toMatchObject({ code: 1, out: '', err: expect.stringMatching(`^There is no database in ${above}\\..* DATABASE_URL\\.\n$`) })
    await mkdir(join(above, 'demo', 'postgres'), { recursive: true })
    const { err } = await titianOn('', 'log', 'check', '--folder', above)
    expect(err).toContain(`\nDid you mean --folder ${join(above, 'demo')}?\n`)
    await rm(above, { recursive: true })
  })

  it('says what it did not understand, and what there is', async () => {
    expect(await titian('log', 'chekc')).toMatchObject({ code: 2, err: expect.stringContaining('there is: head, stats, tail, read, check') })
    expect(await titian('log', 'head', '--log', 'intake')).toMatchObject({ code: 2, err: expect.stringContaining('town-hall/access, town-hall') })
    expect(await titian('log', 'head', '--lgo', 'intake')).toMatchObject({ code: 2, err: expect.stringContaining("'--lgo'") })
    expect(await titian('log', '--data')).toMatchObject({ code: 2, err: expect.stringContaining('Say what of "titian log"; there is: head, stats') })
    for (const command of ['head', 'check', 'stats', 'tail'])
      expect(await titian('log', command, 'intake')).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining(`"intake" is one word too many. Right is: titian log ${command} --log NAME\n`),
      })
    expect(await titian('logs')).toMatchObject({ code: 2 })
    expect(await titian('log', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('check') })
  })
})
