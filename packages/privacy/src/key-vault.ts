import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { privacyError } from './errors.ts'

/** Wraps data keys with a key-encryption key that never leaves it: a KMS, an HSM, or a file on a laptop. */
export interface KeyVault {
  /** Kept beside every wrapped key, so that a key of another vault is told at once. Begins with `demo:` for a demo's. */
  readonly id: string
  /** Only for invented data: a service outside demo mode must refuse to start with it. */
  readonly demo: boolean
  /** @param context bound to the wrapped key: a wrapped key moved to another row does not unwrap. */
  wrap(bytes: Uint8Array, context: string): Promise<Uint8Array>
  unwrap(bytes: Uint8Array, context: string): Promise<Uint8Array>
}

/**
 * A vault for a laptop: the key-encryption key lies in the memory of the process. Marked as a demo's.
 *
 * @param key 32 bytes; else `VAULT_KEY_INVALID`.
 */
export const localKeyVault = ({ key }: { readonly key: Uint8Array }): KeyVault => vaultOf(key, true)

/** Stands before the key in the file of a demo, so that a real service told to use that file knows it. */
const MARK = Buffer.from('titian demo key\n')
const isMarked = (content: Buffer): boolean => content.subarray(0, MARK.length).equals(MARK)

/**
 * A key-encryption key that the operator's secret store mounts as a file of 32 bytes; it is not made here, it must be there. The file of a
 * demo makes a vault that says so.
 */
export async function keyVaultFile(path: string): Promise<KeyVault> {
  const content = await readFile(path)
  return isMarked(content) ? vaultOf(content.subarray(MARK.length), true) : vaultOf(content, false)
}

function vaultOf(key: Uint8Array, demo: boolean): KeyVault {
  if (key.length !== 32) throw privacyError('VAULT_KEY_INVALID', { bytes: key.length })
  const secret = createSecretKey(key)
  const print = createHash('sha256').update('titian key vault').update(key).digest('hex').slice(0, 16)
  return {
    id: `${demo ? 'demo' : 'file'}:local:${print}`,
    demo,
    async wrap(bytes, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(context))
      const ct = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), ct])
    },
    async unwrap(bytes, context) {
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
    },
  }
}

/**
 * A demo's vault with its key in a file of mode 0600, made at the first start; two processes that start at once end with one. Throws
 * `VAULT_KEY_NOT_DEMO` where the file holds a key that no demo made.
 */
export async function localKeyVaultFile(path: string): Promise<KeyVault> {
  const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return madeFile(path)
  })
  if (!isMarked(content)) throw privacyError('VAULT_KEY_NOT_DEMO', {})
  return vaultOf(content.subarray(MARK.length), true)
}

async function madeFile(path: string): Promise<Buffer> {
  const fresh = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(fresh, Buffer.concat([MARK, randomBytes(32)]), { mode: 0o600, flag: 'wx' })
  // A link fails where the name is taken and shows no half-written file.
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(fresh)
  return readFile(path)
}
