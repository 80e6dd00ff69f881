import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { demoIssuer } from '@titian/service-kit/run'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'

/** Someone who can be asked for a token in the demo; invented, and marked so by the issuer's name. */
export interface Person {
  readonly userId: string
  readonly agencyId: string
  readonly agencyKind: string
  readonly unitId?: string
  readonly post: string
}

export const audience = 'titian'

export interface Issuer {
  readonly jwksUrl: string
  tokenOf(person: Person): Promise<string>
  tokenOfService(service: string): Promise<string>
  stop(): Promise<void>
}

const alg = 'EdDSA'

/** The demo's key is made at the first start and kept with the demo's data: tokens outlive a restart. */
async function keyIn(folder: string): Promise<JWK> {
  const file = join(folder, 'demo-issuer.json')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const { privateKey } = await generateKeyPair(alg, { extractable: true })
    const jwk = await exportJWK(privateKey)
    const named = { ...jwk, kid: `demo-${(await calculateJwkThumbprint(jwk)).slice(0, 8)}`, alg, use: 'sig' }
    await writeFile(file, JSON.stringify(named), { mode: 0o600 })
    return named
  }
}

/** Signs tokens of the demo: also without a running issuer, for the commands that are started beside it. */
export async function signer(folder: string, name = demoIssuer): Promise<Pick<Issuer, 'tokenOf' | 'tokenOfService'> & { readonly publicKey: JWK }> {
  const jwk = await keyIn(folder)
  const key = await importJWK(jwk, alg)
  const sign = (claims: Record<string, unknown>, subject: string, hours: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg, ...(jwk.kid !== undefined && { kid: jwk.kid }) })
      .setSubject(subject)
      .setIssuer(name)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${hours}h`)
      .sign(key)
  const { d: _, ...publicKey } = jwk
  return {
    publicKey,
    tokenOf: ({ userId, agencyId, agencyKind, unitId, post }) =>
      sign({ agency: agencyId, agency_kind: agencyKind, post, ...(unitId !== undefined && { unit: unitId }) }, userId, 12),
    tokenOfService: (service) => sign({ titian_service: service }, `service-${service}`, 1),
  }
}

/** A small local issuer, for invented people only. @param at `port` 0, the default, is a free one; `name` is what its tokens say of who signed */
export async function startIssuer(folder: string, host: string, at: { readonly port?: number; readonly name?: string } = {}): Promise<Issuer> {
  const { publicKey, ...signing } = await signer(folder, at.name)
  const server = createServer((request, response) => {
    const found = request.url === '/jwks.json'
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(found ? { keys: [publicKey] } : {}))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at.port ?? 0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...signing,
    jwksUrl: `http://${host}:${port}/jwks.json`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
