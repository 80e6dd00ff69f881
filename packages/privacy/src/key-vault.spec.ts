import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyVaultFile, localKeyVault, localKeyVaultFile } from './key-vault.ts'

describe('localKeyVault', () => {
  const vault = localKeyVault({ key: randomBytes(32) })
  const bytes = randomBytes(32)

  it('gives back what it wrapped', async () => {
    const wrapped = await vault.wrap(bytes, 'here')
    expect(Buffer.from(wrapped).includes(bytes)).toBe(false)
    expect(Buffer.from(await vault.unwrap(wrapped, 'here'))).toEqual(bytes)
  })
  it('does not unwrap in another place or with another key', async () => {
    const wrapped = await vault.wrap(bytes, 'here')
    await expect(vault.unwrap(wrapped, 'there')).rejects.toThrow()
    await expect(localKeyVault({ key: randomBytes(32) }).unwrap(wrapped, 'here')).rejects.toThrow()
  })
  it('is marked as a demo, and its id does not tell its key', () => {
    const key = randomBytes(32)
    expect(localKeyVault({ key })).toMatchObject({ demo: true, id: expect.stringMatching(/^demo:local:[0-9a-f]{16}$/) })
    expect(localKeyVault({ key }).id).toBe(localKeyVault({ key }).id)
    expect(localKeyVault({ key }).id).not.toBe(vault.id)
  })
  it('refuses a key of another length', () =>
    expect(() => localKeyVault({ key: randomBytes(16) })).toThrow(expect.objectContaining({ code: 'VAULT_KEY_INVALID', details: { bytes: 16 } })))
})

describe('a vault with its key in a file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'titian-vault-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('makes one key for all who start at once, for its owner only', async () => {
    const path = join(folder, 'demo.key')
    const vaults = await Promise.all(Array.from({ length: 8 }, () => localKeyVaultFile(path)))
    expect(new Set(vaults.map(({ id }) => id)).size).toBe(1)
    expect((await localKeyVaultFile(path)).id).toBe(vaults[0]?.id)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['demo.key'])
  })
  it('is no demo where the key is the operator’s, and one where the file is a demo’s', async () => {
    const [real, demo] = [join(folder, 'real.key'), join(folder, 'demo.key')]
    await writeFile(real, randomBytes(32))
    const { id } = await localKeyVaultFile(demo)
    expect(await keyVaultFile(real)).toMatchObject({ demo: false, id: expect.stringMatching(/^file:local:/) })
    expect(await keyVaultFile(demo)).toMatchObject({ demo: true, id })
    await expect(localKeyVaultFile(real)).rejects.toMatchObject({ code: 'VAULT_KEY_NOT_DEMO' })
  })
  it('makes no key outside a demo, and takes none that is cut', async () => {
    await expect(keyVaultFile(join(folder, 'none.key'))).rejects.toMatchObject({ code: 'ENOENT' })
    await writeFile(join(folder, 'cut.key'), randomBytes(31))
    await expect(keyVaultFile(join(folder, 'cut.key'))).rejects.toMatchObject({ code: 'VAULT_KEY_INVALID', details: { bytes: 31 } })
  })
})
