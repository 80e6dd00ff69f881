import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServiceDefinition } from '@titian/service'
import { openApi } from '@titian/service-kit'
import { runAlone } from '@titian/service-kit/fixture'
import { as, dinsos, idOf } from '@titian/testing'
import { blocksOf, changeOf, fileOf } from '../tools/docs/markdown.ts'
import { apply, copyOfTheTree, node, touched } from '../tools/docs/replay.ts'

const page = await readFile(join(import.meta.dirname, '../CONTRIBUTING.md'), 'utf8')
const section = page.slice(page.indexOf('## Adding an aggregate'), page.indexOf('## Adding a view'))
const blocks = blocksOf(section).filter((block) => fileOf(block) ?? changeOf(block))
const service = 'services/victim-support'
const folder = `${service}/src/accompaniment/`

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

  it('has its doors, its events and its refusals, and takes both commands when the service runs', async () => {
    const { victimSupportService } = (await import(pathToFileURL(join(copy, service, 'src/service.ts')).href)) as {
      readonly victimSupportService: ServiceDefinition
    }
    expect(Object.keys((openApi(victimSupportService) as { paths: object }).paths)).toEqual(
      expect.arrayContaining(['/accompaniments', '/accompaniments/{id}/end']),
    )
    const worker = as(dinsos)
    const [caseId, personId] = [idOf('case'), idOf('person')]
    const running = await runAlone(victimSupportService)
    try {
      const opened = { caseId, personId, agencyId: dinsos.agencyId, caseworkerId: worker.userId, area: '53.04' }
      await running.told('intake.case', caseId, { type: 'CaseOpened', data: opened })
      const arranged = await running.give(worker, '/accompaniments', { caseId, personId, at: '2024-03-05T02:00:00.000Z' })
      expect(arranged.status).toBe(201)
      const ended = await running.give(worker, `/accompaniments/${arranged.body.id}/end`, {})
      expect(ended).toMatchObject({ status: 200, body: { state: { status: 'ended', caseId } } })
      expect((await running.give(worker, `/accompaniments/${idOf('another')}/end`, {})).status).not.toBe(200)
    } finally {
      await running.stop()
    }
  }, 60_000)
})
