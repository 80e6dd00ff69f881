import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { newEvent, newStream } from '../contract/sample-events.ts'
import { checkLog } from './check/index.ts'
import { openTestLog } from './open-test-log.ts'

const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'ignore' }).status === 0
const folder = join(tmpdir(), `titian-test-small-disk-${randomBytes(6).toString('hex')}`)

/** A disk of 24 MiB that holds the log's table and indexes. Only root may mount one, and it must be the server's machine. */
function smallDisk(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || process.env.TEST_DATABASE_URL !== undefined) return false
  mkdirSync(folder)
  if (mount('-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder)) return true
  rmdirSync(folder)
  return false
}

const there = smallDisk()
const onSmallDisk = there ? it : it.skip

describe('a disk that is full', () => {
  afterAll(() => {
    if (there && spawnSync('umount', ['--lazy', folder]).status === 0) rmSync(folder, { recursive: true, force: true })
  })

  onSmallDisk('refuses, writes nothing by halves, and goes on when there is room again (needs root on Linux, for a small disk)', async () => {
    const log = await openTestLog()
    const space = `small_${randomBytes(6).toString('hex')}`
    const [row] = await log.database.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)
    const { uid, gid } = statSync(row?.folder ?? '')
    chownSync(folder, uid, gid)
    await log.database.query(`CREATE TABLESPACE ${space} LOCATION '${folder}'`)
    await log.database.query(`ALTER TABLE test_log.events SET TABLESPACE ${space}`)
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(8 * 1024 ** 2))
    const store = await log.open()
    // Random text, or PostgreSQL would squeeze it.
    const large = () => newEvent({ data: { text: randomBytes(90_000).toString('base64') } })
    const append = () => Promise.allSettled(Array.from({ length: 4 }, () => store.append(newStream(), [large(), large()], { expected: 'no-stream' })))
    let taken = 0
    let refused: unknown
    while (refused === undefined) {
      for (const result of await append()) {
        if (result.status === 'fulfilled') taken += 2
        else refused = result.reason
      }
    }
    expect(refused).toMatchObject({ code: 'LOG_UNAVAILABLE', details: { log: 'test', sqlState: '53100' } })
    expect(await store.head()).toBe(BigInt(taken))
    expect(await checkLog({ pool: log.appPool(), schema: log.schema })).toMatchObject({ events: taken, faults: [] })
    rmSync(ballast)
    expect(await append()).toEqual(Array.from({ length: 4 }, () => expect.objectContaining({ status: 'fulfilled' })))
    expect(await store.head()).toBe(BigInt(taken + 8))
    expect(await checkLog({ pool: log.appPool(), schema: log.schema })).toMatchObject({ events: taken + 8, faults: [] })
    await log.database.query('ALTER TABLE test_log.events SET TABLESPACE pg_default')
    await log.database.query(`DROP TABLESPACE ${space}`)
    await log.drop()
  })
})
