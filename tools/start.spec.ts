import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const clone = mkdtempSync(join(tmpdir(), 'titian-start-'))
afterAll(() => rmSync(clone, { recursive: true }))

describe('npm start', () => {
  it('says with --help what it can do, before anything is installed', () => {
    cpSync(join(root, 'tools'), join(clone, 'tools'), { recursive: true })
    cpSync(join(root, 'package.json'), join(clone, 'package.json'))
    cpSync(join(root, 'package-lock.json'), join(clone, 'package-lock.json'))
    // Without a PATH there is no npm that could install.
    const said = execFileSync(process.execPath, ['tools/start.mjs', '--help'], { cwd: clone, env: {}, encoding: 'utf8' })
    expect(said).toMatch(/^npm start -- \[options\]\n/)
    expect(said).toContain('--no-story')
    expect(readdirSync(clone).sort()).toEqual(['package-lock.json', 'package.json', 'tools'])
  })
})
