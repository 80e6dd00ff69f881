import { type Principal, principalOf, publicPrincipal } from '@titian/access'
import { TitianError, type WallClock } from '@titian/core'
import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'

export interface Authenticated {
  readonly principal: Principal
  readonly issuer: string
  /** Name of the service where a service asks, not a person. */
  readonly service?: string
  /** LPSK's own issuer says it of one of its people: no other register is asked. */
  readonly attested?: true
}

export interface Tokens {
  /**
   * @param authorization the header as it came; undefined = the public door.
   * @throws UNAUTHENTICATED · TOKEN_CLAIMS_INVALID · PURPOSE_NOT_ALLOWED
   */
  verify(authorization: string | undefined, purpose: string | undefined): Promise<Authenticated>
}

export interface TokenOptions {
  readonly jwksUrl: string
  readonly issuer: string
  readonly audience: string
  /** A clock that is behind would take tokens that are over. */
  readonly wallClock: WallClock
  /** LPSK's own issuer, until LPSK's own register stands: it alone says who works there, and in which post and unit. */
  readonly lpsk?: { readonly jwksUrl: string; readonly issuer: string } | undefined
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']

/** Checks tokens against the issuer's published keys: signature, issuer, audience, time; algorithms are pinned. */
export function tokens(options: TokenOptions, given?: { readonly keys: JWTVerifyGetKey; readonly lpskKeys?: JWTVerifyGetKey }): Tokens {
  const { jwksUrl, issuer, audience, lpsk, wallClock } = options
  const keys = given?.keys ?? createRemoteJWKSet(new URL(jwksUrl))
  const lpskKeys = lpsk && (given?.lpskKeys ?? createRemoteJWKSet(new URL(lpsk.jwksUrl)))
  const verified = (token: string, by: JWTVerifyGetKey, from: string) =>
    // Without `exp` a token that was once copied would open for ever.
    jwtVerify(token, by, { issuer: from, audience, algorithms, clockTolerance: 5, currentDate: wallClock.now(), requiredClaims: ['exp'] })
  return {
    async verify(authorization, purpose) {
      if (authorization === undefined) return { principal: publicPrincipal, issuer: 'public' }
      const [scheme, token] = authorization.split(' ')
      if (scheme !== 'Bearer' || token === undefined) throw new TitianError('UNAUTHENTICATED')
      const fromLpsk = lpsk !== undefined && lpskKeys !== undefined && issuerIn(token) === lpsk.issuer
      const { payload } = await (fromLpsk ? verified(token, lpskKeys, lpsk.issuer) : verified(token, keys, issuer)).catch((cause: unknown) => {
        if (cause instanceof errors.JOSEError) throw new TitianError('UNAUTHENTICATED', {}, { cause })
        throw cause
      })
      if (typeof payload['titian_service'] === 'string') return { principal: publicPrincipal, issuer, service: payload['titian_service'] }
      const principal = principalOf(payload, purpose)
      const isLpsk = principal.agencyKind === 'LPSK'
      // LPSK's issuer speaks for LPSK alone; where it is the only one there is, as in a demo, for all.
      if (fromLpsk && !isLpsk && lpsk.issuer !== issuer) throw new TitianError('UNAUTHENTICATED')
      return { principal, issuer: fromLpsk ? lpsk.issuer : issuer, ...(fromLpsk && isLpsk && { attested: true as const }) }
    },
  }
}

/** Whose keys a token is to be checked with; nothing else is believed of it before. */
function issuerIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}
