import { createHmac, randomBytes } from 'node:crypto'
import { TitianError } from '@titian/core'
import type { Request } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ProofOfWork } from './proof-of-work.ts'
import { askedBy } from './request.ts'

export interface PublicDoor {
  /**
   * Lets whoever has no account in, or names the work that they must show first.
   * @param about what it is for: a proof is good for that alone
   * @throws PROOF_NEEDED { challenge }
   */
  enter(request: Request, about: string): Promise<void>
}

export interface DoorLimits {
  /** Free of work in an hour, for one sender. */
  readonly perSender: number
  /** Free of work in an hour, for all: beyond it everybody shows work, and twice as much with each further budget. */
  readonly budget: number
}

export const doorLimits: DoorLimits = { perSender: 20, budget: 2_000 }

const HOUR_S = 3_600
const HARDEST = 64

/**
 * The public door is never shut: who comes often, or all while too many come, first lets their machine work for it. Counted in this process and by
 * the wall. The sender is what the gateway says in its own name, a hash that nobody can undo an hour later; here it is hashed once more, under a
 * key that dies with the process, and never kept with what was sent.
 */
export function publicDoor(work: ProofOfWork, { perSender, budget }: DoorLimits = doorLimits): PublicDoor {
  const key = randomBytes(32)
  const ofSender = new RateLimiterMemory({ points: perSender, duration: HOUR_S })
  const ofAll = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: HOUR_S })
  return {
    async enter(request, about) {
      const sender = createHmac('sha256', key).update(senderOf(request)).digest('base64url')
      const seldom = await ofSender.consume(sender).then(
        () => true,
        () => false,
      )
      const budgetsSpent = Math.floor(((await ofAll.get('all'))?.consumedPoints ?? 0) / budget)
      const isFree = seldom && budgetsSpent === 0
      if (!isFree && !(await work.isDone(request.header('x-proof'), about)))
        throw new TitianError('PROOF_NEEDED', { challenge: await work.challenge(about, Math.min(2 ** budgetsSpent, HARDEST)) })
      await ofAll.consume('all')
    },
  }
}

/** Someone who has signed in is counted as themselves. Without a gateway between, an address is all that there is. */
function senderOf(request: Request): string {
  const { principal, sender } = askedBy(request)
  return principal.post === 'public' ? (sender ?? request.ip ?? '') : principal.userId
}
