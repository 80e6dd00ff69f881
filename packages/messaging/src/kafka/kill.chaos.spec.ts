import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { type Ground, layGround, postgresGround } from './chaos-fixtures/ground.ts'
import type { ChaosJob } from './chaos-fixtures/process.ts'
import { type Scene, scene } from './chaos-fixtures/scene.ts'
import { chaosTable } from './chaos-fixtures/table.ts'
import { describeKafka, type OwnKafka, openingMs, openOwnKafka } from './open-test-kafka.ts'

const script = fileURLToPath(new URL('./chaos-fixtures/process.ts', import.meta.url))
const table = chaosTable()

/** SIGKILL, no handler, nothing flushed; what goes on is a new process. */
describeKafka('between services over Apache Kafka, when a process is killed', () => {
  let own: OwnKafka | undefined
  let kafka: OwnKafka['kafka']
  let database: TestDatabase
  let now: Scene<Ground>
  let suffix: string
  let running: ChildProcess[]
  /** Messages that came to a receiver though its log held them. */
  let again: number

  beforeAll(async () => {
    own = await openOwnKafka()
    kafka = own.kafka
  }, openingMs)
  beforeEach(async () => {
    database = await testDatabase()
    await layGround(database.url)
    suffix = randomBytes(4).toString('hex')
    now = scene(kafka.brokers, await postgresGround(database.url), suffix)
    running = []
    again = 0
  })
  afterEach(async () => {
    for (const child of running) {
      const exited = once(child, 'exit')
      if (child.kill('SIGKILL')) await exited
    }
    await now.stop()
    await database.drop()
  }, 60_000)
  afterAll(async () => {
    await own?.dispose()
    table.print()
  }, 60_000)

  function start(side: ChaosJob['side'], killAt?: ChaosJob['killAt']): ChildProcess {
    const job: ChaosJob = { side, url: database.url, brokers: kafka.brokers, suffix, ...(killAt && { killAt }) }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(job)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      again += chunk.toString().split('\n').length - 1
    })
    running.push(child)
    return child
  }

  /** Lets a process run under load until it dies at the failpoint. */
  async function dies(side: ChaosJob['side'], name: string, nth: number): Promise<void> {
    const child = start(side, { name, nth })
    const exited = once(child, 'exit')
    while (child.exitCode === null && child.signalCode === null) await now.happen(1)
    expect(await exited).toEqual([null, 'SIGKILL'])
  }

  it('the relay is killed between publishing and its checkpoint', async () => {
    start('receiver')
    const deaths = [1, 2, 5, 1]
    for (const nth of deaths) await dies('relay', 'relay.published', nth)
    start('relay')
    await table.isWhole(now, 'relay killed (SIGKILL) between publish and checkpoint', deaths.length)
    expect(again).toBeGreaterThan(0)
  }, 240_000)

  it('the consumer is killed between the append and its offset', async () => {
    start('relay')
    const deaths = [1, 2, 5, 1]
    for (const nth of deaths) await dies('receiver', 'receiver.appended', nth)
    start('receiver')
    await table.isWhole(now, 'consumer killed (SIGKILL) between append and offset commit', deaths.length)
    expect(again).toBeGreaterThan(0)
  }, 240_000)
})
