import { TitianError } from '@titian/core'
import type { KeyVault } from '@titian/privacy'

/** Issuer of the demo's tokens; `.invalid` can never be a real host. */
export const demoIssuer = 'https://demo.titian.invalid/issuer'

/** A service outside the demo does not take the demo's tokens or keys. @throws DEMO_ISSUER · DEMO_KEYS */
export function refuseDemo({ issuer, vault }: { readonly issuer: string; readonly vault: Pick<KeyVault, 'demo'> }): void {
  if (issuer === demoIssuer) throw new TitianError('DEMO_ISSUER', { variable: 'AUTH_ISSUER' })
  if (vault.demo) throw new TitianError('DEMO_KEYS', { variable: 'KEY_VAULT_FILE' })
}
