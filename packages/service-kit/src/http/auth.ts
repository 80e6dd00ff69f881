import { type Principal, principalOf, publicPrincipal } from '@titian/access'
import { TitianError, type WallClock } from '@titian/core'
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'

export interface Authenticated {
  readonly principal: Principal
  readonly issuer: string
  /** Name of the service where a service asks, not a person. */
  readonly service?: string
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
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']

/** Checks tokens against the issuer's published keys: signature, issuer, audience, time; algorithms are pinned. */
export function tokens({ jwksUrl, issuer, audience, wallClock }: TokenOptions, keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUrl))): Tokens {
  return {
    async verify(authorization, purpose) {
      if (authorization === undefined) return { principal: publicPrincipal, issuer: 'public' }
      const [scheme, token] = authorization.split(' ')
      if (scheme !== 'Bearer' || token === undefined) throw new TitianError('UNAUTHENTICATED')
      // Without `exp` a token that was once copied would open for ever.
      const expected = { issuer, audience, algorithms, clockTolerance: 5, currentDate: wallClock.now(), requiredClaims: ['exp'] }
      const { payload } = await jwtVerify(token, keys, expected).catch((cause: unknown) => {
        if (cause instanceof errors.JOSEError) throw new TitianError('UNAUTHENTICATED', {}, { cause })
        throw cause
      })
      if (typeof payload['titian_service'] === 'string') return { principal: publicPrincipal, issuer, service: payload['titian_service'] }
      return { principal: principalOf(payload, purpose), issuer }
    },
  }
}
