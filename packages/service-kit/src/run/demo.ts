import { TitianError } from '@titian/core'
import type { KeyVault } from '@titian/privacy'
import type pg from 'pg'

/** Issuer of the demo's tokens; `.invalid` can never be a real host. */
export const demoIssuer = 'https://demo.titian.invalid/issuer'

/** A service outside the demo does not take the demo's tokens or keys. @throws DEMO_ISSUER · DEMO_KEYS */
export function refuseDemo({ issuer, vault }: { readonly issuer: string; readonly vault: Pick<KeyVault, 'demo'> }): void {
  if (issuer === demoIssuer) throw new TitianError('DEMO_ISSUER', { variable: 'AUTH_ISSUER' })
  if (vault.demo) throw new TitianError('DEMO_KEYS', { variable: 'KEY_VAULT_FILE' })
}

/** Nor does it stand on a database whose keys a demo made: invented and real people would share it. @throws DEMO_KEYS */
export async function refuseDemoKeys(keys: pg.Pool): Promise<void> {
  const { rows } = await keys.query<{ made: boolean }>("select exists (select from keys.data_key where starts_with(vault, 'demo:')) as made")
  if (rows[0]?.made === true) throw new TitianError('DEMO_KEYS', { variable: 'KEYS_DATABASE_URL' })
}
