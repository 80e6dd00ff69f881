import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { blocksOf, fileOf, withLinesAdded } from '../tools/docs/markdown.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const blocks = blocksOf(await readFile(join(root, 'CONTRIBUTING.md'), 'utf8'))

const service = 'services/referral'
const added = `${service}/src/agency/suspend-all-services`

/** A copy of the service beside the real packages, with what CONTRIBUTING.md adds to it and nothing else. */
async function copyWithTheExample(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'titian-contributing-'))
  await mkdir(join(copy, dirname(service)), { recursive: true })
  await cp(join(root, service), join(copy, service), { recursive: true })
  await cp(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'))
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const file of blocks.map(fileOf)) if (file?.path.startsWith(added)) await writeFile(join(copy, file.path), file.code, { flag: 'wx' })
  const [change] = blocks.filter(({ language }) => language === 'diff')
  const contents = join(copy, service, 'src/service.ts')
  await writeFile(contents, withLinesAdded(await readFile(contents, 'utf8'), change?.text ?? ''))
  return copy
}

/** What the run printed; a failure throws with it. */
async function node(copy: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: copy })
    return stdout || stderr
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(stdout + stderr, { cause: error })
  }
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

  it('is one new file, its spec, and its line in the table of contents', () => {
    expect(blocks.flatMap((block) => fileOf(block)?.path ?? []).filter((path) => path.startsWith(added))).toEqual([`${added}.ts`, `${added}.spec.ts`])
    const [change, ...others] = blocks.filter(({ language }) => language === 'diff')
    expect(others).toEqual([])
    expect(change?.text.split('\n').filter((line) => line.startsWith('+'))).toEqual([
      "+import { suspendAllServices } from './agency/suspend-all-services.ts'",
      '+    suspendAllServices,',
    ])
  })

  it('compiles', async () => {
    await node(copy, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', service)
  }, 120_000)

  it('passes its spec', async () => {
    const { default: config } = (await import('../jest.config.mjs')) as { default: Record<string, unknown> }
    const { globalSetup: _setUp, globalTeardown: _tearDown, reporters: _reporters, ...rest } = config
    await writeFile(join(copy, 'jest.config.json'), JSON.stringify({ ...rest, rootDir: copy, roots: ['<rootDir>/services'] }))
    const printed = await node(copy, '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config=jest.config.json', `${added}.spec.ts`)
    expect(printed).toMatch(/Tests: +3 passed, 3 total/)
  }, 120_000)

  it('has its route, its place in the API and its mutation without a further line', async () => {
    await writeFile(join(copy, service, 'derived.ts'), derived)
    const { paths, mutations } = JSON.parse(await node(copy, join(service, 'derived.ts'), join(root, 'contracts/openapi'))) as Derived
    expect(paths).toContain('/agencies/{id}/suspend-all')
    expect(mutations).toContain('suspendAllServices')
  }, 60_000)
})
