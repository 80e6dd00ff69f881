import { fact, received } from '@titian/core'
import { z } from 'zod'

/** One answer of a person to one question: for this purpose, these categories, to this recipient. */
export interface AnsweredConsent {
  readonly consentId: string
  readonly purpose: string
  readonly categories: readonly string[]
  readonly recipientAgencyId: string
  readonly state: 'given' | 'refused' | 'withdrawn'
  /** Instant after which it no longer holds. */
  readonly validUntil?: string
  readonly from: string
  readonly to?: string
}

export interface ConsentFact {
  readonly personId?: string
  readonly caseId?: string
  readonly consents: readonly AnsweredConsent[]
}

const answered = {
  consentId: z.uuid(),
  personId: z.uuid(),
  caseId: z.uuid(),
  purpose: z.string(),
  categories: z.array(z.string()),
  recipientAgencyId: z.uuid(),
}

/** What an answer says, as intake publishes it. */
export interface ConsentAnswer {
  readonly consentId: string
  readonly personId: string
  readonly caseId: string
  readonly purpose: string
  readonly categories: readonly string[]
  readonly recipientAgencyId: string
  readonly validUntil?: string | undefined
}

/**
 * A later answer takes the place of the earlier one, which keeps its span: a no of the whole of it, a yes of the categories that it names; the rest
 * of an earlier yes goes on.
 */
const answer = (
  state: ConsentFact,
  { personId, caseId, validUntil, ...rest }: ConsentAnswer,
  said: 'given' | 'refused',
  at: string,
): ConsentFact => ({
  personId,
  caseId,
  consents: [
    ...state.consents.flatMap((old) => {
      if (old.to !== undefined || old.purpose !== rest.purpose || old.recipientAgencyId !== rest.recipientAgencyId) return [old]
      const left = said === 'given' && old.state === 'given' ? old.categories.filter((category) => !rest.categories.includes(category)) : []
      return left.length > 0
        ? [
            { ...old, to: at },
            { ...old, categories: left, from: at },
          ]
        : [{ ...old, to: at }]
    }),
    { ...rest, ...(validUntil && { validUntil }), state: said, from: at },
  ],
})

/** All that a person has agreed to, refused and taken back; one stream a person. */
export const consentFact = fact({
  service: 'intake',
  aggregate: 'consent',
  events: {
    ConsentGiven: received({ ...answered, validUntil: z.string().optional() }),
    ConsentRefused: received(answered),
    ConsentWithdrawn: received({ consentId: z.uuid() }),
    ConsentCorrected: received({ consentId: z.uuid() }),
  },
  initialState: { consents: [] } as ConsentFact,
  evolve: {
    ConsentGiven: (state, data, { recordedAt }) => answer(state, data, 'given', recordedAt),
    ConsentRefused: (state, data, { recordedAt }) => answer(state, data, 'refused', recordedAt),
    ConsentWithdrawn: (state, { consentId }, { recordedAt }) => ({
      ...state,
      consents: state.consents.map((one) =>
        one.consentId === consentId && one.to === undefined ? { ...one, state: 'withdrawn' as const, to: recordedAt } : one,
      ),
    }),
    // It was never said: from now on it counts neither as a yes nor as a no.
    ConsentCorrected: (state, { consentId }, { recordedAt }) => ({
      ...state,
      consents: state.consents.map((one) => (one.consentId === consentId && one.to === undefined ? { ...one, to: recordedAt } : one)),
    }),
  },
})

/** Categories that the person agreed at `now` to have disclosed to `recipientAgencyId` for `purpose`. */
export function consentedCategories(state: ConsentFact, recipientAgencyId: string, purpose: string, now: Date): ReadonlyMap<string, string> {
  const at = now.toISOString()
  const standing = state.consents.filter(
    (one) =>
      one.state === 'given' &&
      one.to === undefined &&
      one.recipientAgencyId === recipientAgencyId &&
      one.purpose === purpose &&
      (one.validUntil === undefined || one.validUntil > at),
  )
  return new Map(standing.flatMap(({ categories, consentId }) => categories.map((category) => [category, consentId] as const)))
}
