import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { blocksOf, changeOf, fileOf } from '../tools/docs/markdown.ts'
import { apply, copyOfTheTree, node, write } from '../tools/docs/replay.ts'

const root = join(import.meta.dirname, '..')
const page = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8')
const blocks = blocksOf(page.slice(0, page.indexOf('## Adding an aggregate')))

const service = 'services/referral'
const added = `${service}/src/agency/suspend-all-services`
const inFolder = blocks.filter((block) => fileOf(block)?.path.startsWith(added))
const changes = blocks.filter((block) => changeOf(block)?.path.startsWith(`${service}/`))

/** The service beside the packages, with what CONTRIBUTING.md adds to it and nothing else. */
async function copyWithTheExample(): Promise<string> {
  const copy = await copyOfTheTree('packages', service, 'services/gateway', 'tsconfig.base.json')
  await apply(copy, [...inFolder, ...changes])
  return copy
}

interface Derived {
  readonly paths: readonly string[]
  readonly mutations: readonly string[]
}

/** What follows from the definition, beside the committed contracts of the other services. */
const derived = `
import { readdirSync, readFileSync } from 'node:fs'
import { parseDocument, schemaOf } from '@titian/gateway'
import { openApi } from '@titian/service-kit'
import { referralService } from './src/service.ts'

const folder = process.argv[2] ?? ''
const committed = readdirSync(folder).map((name) => [name.replace('.json', ''), parseDocument(readFileSync(folder + '/' + name, 'utf8'))])
const document = JSON.stringify(openApi(referralService))
const schema = schemaOf({ ...Object.fromEntries(committed), referral: parseDocument(document) })
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {})
process.stdout.write(JSON.stringify({ paths: Object.keys(JSON.parse(document).paths), mutations }))
`

describe('the command that CONTRIBUTING.md adds', () => {
  let copy = ''
  beforeAll(async () => {
    copy = await copyWithTheExample()
  })
  afterAll(() => rm(copy, { recursive: true, force: true }))

  it('is one new file, its spec, and its line in the chapter', () => {
    expect(inFolder.map((block) => fileOf(block)?.path)).toEqual([`${added}.ts`, `${added}.spec.ts`])
    expect(changes.map((block) => changeOf(block)?.path)).toEqual([`${service}/src/agency/chapter.ts`])
    const [change] = changes.map(changeOf)
    expect(change?.change.split('\n').filter((line) => line.startsWith('+'))).toEqual([
      "+import { suspendAllServices } from './suspend-all-services.ts'",
      '+    suspendAllServices,',
    ])
  })

  it('compiles', async () => {
    await node(copy, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', service)
  }, 240_000)

  it('passes its spec', async () => {
    const { default: config } = (await import('../jest.config.mjs')) as { default: Record<string, unknown> }
    const { globalSetup: _setUp, globalTeardown: _tearDown, reporters: _reporters, testSequencer: _order, ...rest } = config
    await write(join(copy, 'jest.config.json'), JSON.stringify({ ...rest, rootDir: copy, roots: ['<rootDir>/services'] }))
    const printed = await node(copy, '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config=jest.config.json', `${added}.spec.ts`)
    expect(printed).toMatch(/Tests: +3 passed, 3 total/)
  }, 120_000)

  it('has its route, its place in the API and its mutation without a further line', async () => {
    await write(join(copy, service, 'derived.ts'), derived)
    const { paths, mutations } = JSON.parse(await node(copy, join(service, 'derived.ts'), join(root, 'contracts/openapi'))) as Derived
    expect(paths).toContain('/agencies/{id}/suspend-all')
    expect(mutations).toContain('suspendAllServices')
  }, 60_000)
})
