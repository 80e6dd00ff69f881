import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { blocksOf, changeOf, fileOf } from '../tools/docs/markdown.ts'
import { apply, copyOfTheTree, linkWorkspaces, node, touched, write } from '../tools/docs/replay.ts'

const page = await readFile(join(import.meta.dirname, '../CONTRIBUTING.md'), 'utf8')
const blocks = blocksOf(page.slice(page.indexOf('## Adding a service')))
const folder = 'services/livelihoods'
const inFolder = blocks.filter((block) => fileOf(block)?.path.startsWith(`${folder}/`))
const beside = blocks.filter(changeOf)
const [manifest] = blocks.filter(({ language }) => language === 'json')
const copied = ['packages', 'services', 'tools', 'infra', 'docker-compose.yml', 'Dockerfile', '.dockerignore', 'package.json', 'tsconfig.base.json']

/** What `npm run check` says of the services, and what the others make of them by their own words. */
const asked = `
import { registeredServices } from './tools/checks/registered-services.ts'
import { topicsOfFile } from './tools/titian/topics-file.ts'
import { loadWithFindings } from './tools/services/definitions.ts'

const { output: said } = await registeredServices('.')
const { definitions } = await loadWithFindings()
const named = (name) => definitions.find((one) => one.name === name)
process.stdout.write(JSON.stringify({
  said: said.split('\\n').filter(Boolean),
  asked: named('intake').facts.filter(({ events }) => 'ClosureCleared' in events).map(({ service }) => service),
  heard: named('case-history').receivesAllOf,
  topics: (await topicsOfFile(true)).map(({ name }) => name),
}))
`
interface Answer {
  readonly said: readonly string[]
  readonly asked: readonly string[]
  readonly heard: readonly string[]
  readonly topics: readonly string[]
}
const ask = async (copy: string): Promise<Answer> => JSON.parse(await node(copy, '--input-type=module', '--eval', asked)) as Answer
const startedAlone = (copy: string) => node(copy, `${folder}/src/main.ts`)

describe('the service that CONTRIBUTING.md adds', () => {
  let copy = ''
  beforeAll(async () => {
    copy = await copyOfTheTree(...copied)
    await write(join(copy, folder, 'package.json'), manifest?.text ?? '')
    await cp(join(copy, 'services/referral/tsconfig.json'), join(copy, folder, 'tsconfig.json'))
    await apply(copy, inFolder)
    await linkWorkspaces(copy)
  }, 60_000)
  afterAll(() => rm(copy, { recursive: true, force: true }))

  it('is refused in one sentence while the registry does not name it, by the check and at its start', async () => {
    const sentence = 'does not stand in packages/service-registry/src/registry.ts: nobody would hear of it'
    expect((await ask(copy)).said).toEqual([expect.stringContaining(`services/livelihoods ${sentence}`)])
    await expect(startedAlone(copy)).rejects.toThrow(/^livelihoods cannot start:\n {2}livelihoods does not stand in [^\n]*\n$/)
  }, 60_000)

  it('is two lines beside its own folder, and its place in docker-compose.yml', async () => {
    await apply(copy, beside)
    const { 'docker-compose.yml': compose, ...lines } = Object.fromEntries(
      Object.entries(await touched(copy)).filter(([path]) => !path.startsWith(`${folder}/`)),
    )
    expect(lines).toEqual({ 'packages/service-registry/src/registry.ts': 1, 'tools/services/definitions.ts': 1 })
    expect(compose).toBeGreaterThan(0)
  }, 60_000)

  it('is asked before a case closes, heard by the timeline, and has its topic; the checks have nothing to say', async () => {
    const { said, asked, heard, topics } = await ask(copy)
    expect(said).toEqual([])
    expect(asked).toContain('livelihoods')
    expect(heard).toContain('livelihoods')
    expect(topics).toContain('titian.livelihoods.v1')
  }, 60_000)

  it('compiles with all who name it', async () => {
    const include = [`${folder}/src`, 'tools/services', 'packages/service-registry/src']
    await write(join(copy, 'tsconfig.json'), JSON.stringify({ extends: './tsconfig.base.json', include }))
    await node(copy, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.')
  }, 240_000)

  it('is refused in one sentence where it answers closures and the registry does not say so', async () => {
    const registry = join(copy, 'packages/service-registry/src/registry.ts')
    await writeFile(registry, (await readFile(registry, 'utf8')).replace(/(name: 'livelihoods'.*answersClosures: )true/, '$1false'))
    expect((await ask(copy)).said).toEqual([expect.stringMatching(/^livelihoods answers closures, but .* cases would close over its open work/)])
    await expect(startedAlone(copy)).rejects.toThrow(/^livelihoods cannot start:\n {2}livelihoods answers closures, but [^\n]*\n$/)
  }, 120_000)
})
