import { systemClock } from '@titian/core'
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { tokens } from './auth.ts'

const [common, lpsk] = ['https://login.example.org', 'https://login.lpsk.example.org']
const agency = '00000000-0000-4000-8000-a00000000004'

async function issuerOf(name: string) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA')
  const sign = (kind: string, post: string) =>
    new SignJWT({ agency, agency_kind: kind, post })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setSubject('usr-1')
      .setIssuer(name)
      .setAudience('titian')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey)
  return { keys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA', kid: 'k' }] }), sign }
}

describe('a token', () => {
  it('opens nothing without an end: what was once copied would open for ever', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA')
    const verifier = tokens(
      { jwksUrl: 'http://127.0.0.1/keys', issuer: 'issuer', audience: 'titian', wallClock: systemClock },
      { keys: async () => publicKey },
    )
    const token = (ends: boolean) => {
      const unsigned = new SignJWT({ titian_service: 'referral' }).setProtectedHeader({ alg: 'EdDSA' }).setIssuer('issuer').setAudience('titian')
      return (ends ? unsigned.setExpirationTime('1h') : unsigned).sign(privateKey)
    }
    await expect(verifier.verify(`Bearer ${await token(true)}`, undefined)).resolves.toMatchObject({ service: 'referral' })
    await expect(verifier.verify(`Bearer ${await token(false)}`, undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('who says that somebody works at LPSK', () => {
  it('is LPSK’s own issuer, and it says so of nobody else (SAFETY 2)', async () => {
    const [ours, theirs] = [await issuerOf(common), await issuerOf(lpsk)]
    const options = {
      jwksUrl: `${common}/jwks.json`,
      issuer: common,
      audience: 'titian',
      wallClock: systemClock,
      lpsk: { jwksUrl: `${lpsk}/jwks.json`, issuer: lpsk },
    }
    const { verify } = tokens(options, { keys: ours.keys, lpskKeys: theirs.keys })
    const ask = async (token: Promise<string>) => verify(`Bearer ${await token}`, undefined)
    expect(await ask(theirs.sign('LPSK', 'lpsk-officer'))).toMatchObject({ attested: true, issuer: lpsk, principal: { agencyKind: 'LPSK' } })
    await expect(ask(theirs.sign('POLICE', 'investigator'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    // Said by another issuer it is worth what the register says of it: nothing.
    expect(await ask(ours.sign('LPSK', 'lpsk-officer'))).not.toHaveProperty('attested')
    expect(await ask(ours.sign('POLICE', 'investigator'))).not.toHaveProperty('attested')
  })

  it('is nobody where LPSK’s issuer is not configured', async () => {
    const [ours, theirs] = [await issuerOf(common), await issuerOf(lpsk)]
    const { verify } = tokens({ jwksUrl: `${common}/jwks.json`, issuer: common, audience: 'titian', wallClock: systemClock }, { keys: ours.keys })
    await expect(verify(`Bearer ${await theirs.sign('LPSK', 'lpsk-officer')}`, undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await verify(`Bearer ${await ours.sign('LPSK', 'lpsk-officer')}`, undefined)).not.toHaveProperty('attested')
  })
})
