import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { blocksOf, changeOf, fileOf } from '../tools/docs/markdown.ts'
import { apply, copyOfTheTree, node, touched, write } from '../tools/docs/replay.ts'

const page = await readFile(join(import.meta.dirname, '../CONTRIBUTING.md'), 'utf8')
const section = page.slice(page.indexOf('## Adding an aggregate'), page.indexOf('## Adding a view'))
const blocks = blocksOf(section).filter((block) => fileOf(block) ?? changeOf(block))
const service = 'services/victim-support'
const folder = `${service}/src/accompaniment/`

/** Runs the service of the copy and gives it both commands, the second of them to one that nobody arranged as well. */
const tried = `
import { openApi } from '@titian/service-kit'
import { runAlone } from '@titian/service-kit/fixture'
import { answersForCase, as, dinsos, idOf } from '@titian/testing'
import { victimSupportService } from './service.ts'

const worker = as(dinsos)
const [caseId, personId] = [idOf('case'), idOf('person')]
const running = await runAlone(victimSupportService)
try {
  const data = { caseId, personId, agencyId: dinsos.agencyId, caseworkerId: worker.userId, area: '53.04' }
  const bound = answersForCase({ caseId, personId }, dinsos.agencyId, worker.userId)
  await running.told('intake.case', caseId, { type: 'CaseOpened', data, bound })
  const arranged = await running.give(worker, '/accompaniments', { caseId, personId, at: '2024-03-05T02:00:00.000Z' })
  const ended = await running.give(worker, '/accompaniments/' + arranged.body.id + '/end', {})
  const again = await running.give(worker, '/accompaniments/' + arranged.body.id + '/end', {})
  const { entries } = (await running.ask(worker, 'POST', '/entries/batch', { caseId })).body
  const lines = entries.map(({ label }) => label.en)
  process.stdout.write(JSON.stringify({ paths: Object.keys(openApi(victimSupportService).paths), statuses: [arranged, ended, again].map(({ status }) => status), lines }))
} finally {
  await running.stop()
}
`
interface Tried {
  readonly paths: readonly string[]
  readonly statuses: readonly number[]
  readonly lines: readonly string[]
}

describe('the aggregate that CONTRIBUTING.md adds', () => {
  let copy = ''
  beforeAll(async () => {
    copy = await copyOfTheTree('packages', service, 'tsconfig.base.json')
    await apply(copy, blocks)
  }, 60_000)
  afterAll(() => rm(copy, { recursive: true, force: true }))

  it('is one line beside its own folder', async () => {
    const beside = Object.entries(await touched(copy)).filter(([path]) => !path.startsWith(folder))
    expect(beside).toEqual([[`${service}/src/chapters.ts`, 1]])
  }, 60_000)

  it('compiles', async () => {
    await node(copy, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', service)
  }, 240_000)

  it('has its doors, takes both commands, and writes its lines when the service runs', async () => {
    const script = join(service, 'src/try-accompaniment.ts')
    await write(join(copy, script), tried)
    const { paths, statuses, lines } = JSON.parse(await node(copy, script)) as Tried
    expect(paths).toEqual(expect.arrayContaining(['/accompaniments', '/accompaniments/{id}/end']))
    expect(statuses).toEqual([201, 200, 200])
    expect(lines).toEqual(expect.arrayContaining(['Accompaniment arranged', 'Accompaniment ended']))
  }, 60_000)
})
