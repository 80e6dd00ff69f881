import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nationalDeskId, nationalDeskKind } from '@titian/case-file'
import { kurrentDouble } from '@titian/event-store/kurrentdb/double'
import { startPostgres, wipePostgres } from '@titian/local-postgres'
import { serviceNames } from '@titian/service-registry'
import { kafkaDistribution, startKafka } from '@titian/testing/kafka'
import { ours } from '../../tools/checks/compose-file.ts'
import { mutate } from '../../tools/story/mutate.ts'
import { type Running, runCompose } from './compose-processes.ts'

const { jars, missing } = await kafkaDistribution()
const suite = missing === undefined ? describe : describe.skip

/** No Docker here: the image was not built. What runs is every command of the file with the variables of the file. */
suite(`the commands of docker-compose.yml, as processes${missing === undefined ? '' : ` (${missing})`}`, () => {
  const undo: (() => Promise<unknown>)[] = []
  let running: Running
  let appends: () => number
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'titian-compose-'))
    undo.push(() => rm(folder, { recursive: true, force: true }))
    const dataDir = join(folder, 'postgres')
    const postgres = await startPostgres({ dataDir })
    undo.push(
      () => wipePostgres(dataDir),
      () => postgres.stop(),
    )
    const kafka = await startKafka({ jars: jars ?? '', dataDir: join(folder, 'kafka') })
    undo.push(() => kafka.stop())
    const double = await kurrentDouble()
    undo.push(async () => double.stop())
    appends = () => double.appends()
    running = await runCompose({ postgres, kafka: kafka.brokers.join(','), kurrentdb: double.connectionString, folder })
  }, 300_000)
  afterAll(async () => {
    const ends = await running?.stop()
    for (const step of undo.reverse()) await step()
    // Each stops in order when it is told to.
    expect(Object.values(ends ?? {}).filter((code) => code !== 0)).toEqual([])
  }, 120_000)

  it('are all ready', async () => {
    const asked = ours.flatMap(([name, { healthcheck }]) => (healthcheck === undefined ? [name] : []))
    const ready = await Promise.all(asked.map(async (name) => [name, (await fetch(`${running.urlOf(name)}/ready`)).status]))
    expect(ready).toEqual([...serviceNames, 'gateway'].map((name) => [name, 200]))
  })

  it('take a step of the story by the gateway, keep it in KurrentDB, and tell the others by Kafka', async () => {
    const admin = ['--user', 'u-rekaan-admin', '--agency', nationalDeskId, '--kind', nationalDeskKind, '--post', 'agency-admin']
    const token = await running.exec('issuer', ['tools/development/token.ts', ...admin])
    const before = appends()
    const input = { agencyId: randomUUID(), kind: 'UPTD_PPA', name: 'UPTD PPA Kota Kupang (rekaan)', area: '53.71' }
    const answer = await mutate(`${running.urlOf('gateway')}/graphql`, token, { name: 'registerAgency', key: randomUUID(), input })
    expect(answer).toMatchObject({ done: { changed: true } })
    expect(appends()).toBeGreaterThan(before)
    const received = async () =>
      (await (await fetch(`${running.urlOf('intake')}/metrics`)).text()).match(/titian_messages_total\{happened="received".*\} (\d+)/)?.[1]
    while (Number((await received()) ?? 0) < 1) await pause(100)
  })
})
