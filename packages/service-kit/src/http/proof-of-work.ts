import { createHash } from 'node:crypto'
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** One try is so many rounds; one in 256 tries succeeds. About half a second of a phone of some years ago. */
const ROUNDS = 1_000
const algorithm = 'PBKDF2/SHA-256'
/** A poor line may need long for one answer. */
const GOOD_FOR_MS = 3_600_000
const LONGEST = 4_000

export interface ProofOfWork {
  /** @param times how much harder than usual · @param about what it is good for, and nothing else */
  challenge(about: string, times: number): Promise<Challenge>
  /** Whether the work was done, for this and not for something else. Never throws. */
  isDone(proof: string | undefined, about: string): Promise<boolean>
}

/**
 * Work that a machine does before it is heard again: nobody is asked who they are, and nothing is kept. A proof is bound to the key of the one
 * command that it was made for; sent again it only repeats that command, so no list of used ones is needed, and every process takes it.
 */
export function proofOfWork(key: Uint8Array, now: () => Date): ProofOfWork {
  const hmacSignatureSecret = Buffer.from(key).toString('base64url')
  const named = (about: string): string => createHash('sha256').update(about).digest('base64url')
  return {
    challenge: (about, times) =>
      createChallenge({
        algorithm,
        cost: ROUNDS * times,
        deriveKey,
        hmacSignatureSecret,
        data: { about: named(about) },
        expiresAt: new Date(now().getTime() + GOOD_FOR_MS),
      }),
    async isDone(proof, about) {
      if (proof === undefined || proof.length > LONGEST) return false
      try {
        const { challenge, solution } = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Payload
        if (challenge.parameters.data?.['about'] !== named(about)) return false
        return (await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret })).verified
      } catch {
        return false
      }
    },
  }
}
