import { fact, received } from '@titian/core'
import { z } from 'zod'

/** That there is a way to reach a person safely, and nothing of which: the channel itself stays with intake. */
export interface SafeContactFact {
  readonly caseId?: string
  readonly stands: boolean
}

/** intake's record of how to reach a person; one stream a person. No channel, no contact (SAFETY 16). */
export const safeContactFact = fact({
  service: 'intake',
  aggregate: 'safe-contact',
  events: {
    SafeContactRecorded: received({ caseId: z.uuid() }),
    SafeContactWithdrawn: received({}),
  },
  initialState: { stands: false } as SafeContactFact,
  evolve: {
    SafeContactRecorded: (_, { caseId }) => ({ caseId, stands: true }),
    SafeContactWithdrawn: (state) => ({ ...state, stands: false }),
  },
})
