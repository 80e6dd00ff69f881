import { systemClock } from '@titian/core'
import { generateKeyPair, SignJWT } from 'jose'
import { tokens } from './auth.ts'

describe('a token', () => {
  it('opens nothing without an end: what was once copied would open for ever', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA')
    const verifier = tokens({ jwksUrl: 'http://127.0.0.1/keys', issuer: 'issuer', audience: 'titian', wallClock: systemClock }, async () => publicKey)
    const token = (ends: boolean) => {
      const unsigned = new SignJWT({ titian_service: 'referral' }).setProtectedHeader({ alg: 'EdDSA' }).setIssuer('issuer').setAudience('titian')
      return (ends ? unsigned.setExpirationTime('1h') : unsigned).sign(privateKey)
    }
    await expect(verifier.verify(`Bearer ${await token(true)}`, undefined)).resolves.toMatchObject({ service: 'referral' })
    await expect(verifier.verify(`Bearer ${await token(false)}`, undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
