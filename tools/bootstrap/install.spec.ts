import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isInstalled } from './install.mjs'

const root = mkdtempSync(join(tmpdir(), 'titian-install-'))
afterAll(() => rmSync(root, { recursive: true }))

const library = { version: '1.0.0' }
const lock = (packages: Record<string, object>) => JSON.stringify({ packages })

/** Is `installed` enough when the lock file says `wanted`? */
function installed(wanted: Record<string, object>, found: Record<string, object> | undefined): boolean {
  writeFileSync(join(root, 'package-lock.json'), lock(wanted))
  rmSync(join(root, 'node_modules'), { recursive: true, force: true })
  mkdirSync(join(root, 'node_modules'))
  if (found) writeFileSync(join(root, 'node_modules', '.package-lock.json'), lock(found))
  return isInstalled(root)
}

describe('what is installed', () => {
  it('is enough when it is what the lock file says', () =>
    expect(installed({ '': {}, 'node_modules/a': library }, { 'node_modules/a': library })).toBe(true))

  it('may lack what is optional: it is for another platform', () => {
    const wanted = { 'node_modules/a': library, 'node_modules/b': { ...library, optional: true } }
    expect(installed(wanted, { 'node_modules/a': library })).toBe(true)
  })

  it.each([
    ['an installation was cut off', undefined],
    ['one is missing', {}],
    ['one has another version', { 'node_modules/a': { version: '0.9.0' } }],
  ])('is not enough when %s', (_, found) => expect(installed({ 'node_modules/a': library }, found)).toBe(false))
})
