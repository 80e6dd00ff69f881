import { aggregate, event } from '@titian/core'
import { personal } from '@titian/privacy'
import { consentPurposes, personalCategories } from '@titian/vocabulary'
import { z } from 'zod'
import { due, Id, Instant, text } from '../fields.ts'

/** For what may be asked: not for what the system or its supervisors do by law. */
export const AskedPurpose = consentPurposes.schema.extract([
  'SERVICES',
  'PROTECTION',
  'INVESTIGATION',
  'PROSECUTION',
  'REPRESENTATION',
  'REPATRIATION',
  'STATISTICS',
])

/** What may be asked about: her own data. Where she sleeps, who told and whom she accuses are not opened by her consent. */
export const AskedCategory = personalCategories.schema.extract(['identity', 'contact', 'location', 'medical', 'psychosocial', 'legal'])

export const question = {
  personId: Id,
  caseId: Id,
  purpose: AskedPurpose,
  categories: z.array(AskedCategory).min(1, 'Sebutkan paling sedikit satu kategori / Name at least one category').max(6),
  recipientAgencyId: Id,
}

/** How it was asked: consent is real or it is not consent (SAFETY 12). */
export const circumstances = {
  whoPresent: z.array(z.enum(['COMPANION', 'INTERPRETER', 'FAMILY', 'GUARDIAN', 'OFFICER', 'OTHER_PERSON', 'NOBODY_ELSE'])).min(1),
  private: z.boolean(),
  language: z.string().regex(/^[a-z]{2,3}$/, 'Kode bahasa ISO 639, misalnya tet / ISO 639 language code, such as tet'),
  interpreter: z.enum(['NOT_NEEDED', 'INDEPENDENT', 'OF_AN_AGENCY', 'KNOWN_TO_PERSON']),
  timeToThink: z.enum(['AS_LONG_AS_WANTED', 'SOME', 'NONE']),
  /** What was seen or said of pressure: "uang damai", threats. */
  pressure: personal('psychosocial', { of: 'personId' }, text(2000)).optional(),
}

const answered = { consentId: Id, ...question, ...circumstances }
const answeredFields = ['consentId', 'personId', 'caseId', 'purpose', 'categories', 'recipientAgencyId'] as const

export interface Consent {
  readonly consentId: string
  readonly purpose: z.output<typeof AskedPurpose>
  readonly categories: readonly z.output<typeof AskedCategory>[]
  readonly recipientAgencyId: string
  readonly state: 'given' | 'confirmed' | 'refused' | 'withdrawn' | 'lapsed' | 'replaced'
  /** Until when the person said that it holds. */
  readonly saidUntil?: string | undefined
  /** Given before others: until when it must be confirmed. Others know it as ending then. */
  readonly confirmBy?: string
  readonly at: string
}

export interface ConsentLedger {
  readonly caseId?: string
  readonly personId?: string
  readonly consents: readonly Consent[]
}

/** All answers of one person to whether others may know: per purpose, categories and recipient. The stream's id is the person's. */
export const consent = aggregate({
  name: 'consent',
  events: {
    ConsentGiven: event(
      1,
      { ...answered, saidUntil: Instant.optional(), validUntil: Instant.optional() },
      {
        label: { id: 'Persetujuan diberikan', en: 'Consent given' },
        publish: { fields: [...answeredFields, 'validUntil'] },
      },
    ),
    // Given in front of others: holds for 72 hours and ends by itself, unless confirmed in private with a companion.
    ConsentConfirmationDue: event(
      1,
      { consentId: Id, deadlineId: Id, ...due },
      { label: { id: 'Persetujuan perlu ditegaskan', en: 'Consent is to be confirmed' }, publish: { as: 'ConsentNoted', fields: [] } },
    ),
    // The answer that was said again in private follows as a consent of its own.
    ConsentConfirmed: event(
      1,
      { consentId: Id, deadlineId: Id },
      { label: { id: 'Persetujuan ditegaskan', en: 'Consent confirmed' }, publish: { as: 'ConsentNoted', fields: [] } },
    ),
    ConsentLapsed: event(
      1,
      { consentId: Id, deadlineId: Id },
      {
        label: { id: 'Persetujuan gugur karena tidak ditegaskan', en: 'Consent lapsed unconfirmed' },
        publish: { as: 'ConsentNoted', fields: [] },
      },
    ),
    ConsentRefused: event(1, answered, { label: { id: 'Persetujuan ditolak', en: 'Consent refused' }, publish: { fields: [...answeredFields] } }),
    ConsentWithdrawn: event(
      1,
      { consentId: Id, deadlineId: Id, pressure: circumstances.pressure },
      { label: { id: 'Persetujuan ditarik', en: 'Consent withdrawn' }, publish: { fields: ['consentId'] } },
    ),
  },
  initialState: { consents: [] } as ConsentLedger,
  evolve: {
    ConsentGiven: (state, { consentId, purpose, categories, recipientAgencyId, saidUntil, personId, caseId }, { recordedAt }) =>
      answer({ ...state, personId, caseId }, { consentId, purpose, categories, recipientAgencyId, state: 'given', saidUntil, at: recordedAt }),
    ConsentConfirmationDue: (state, { consentId, dueAt }) => change(state, consentId, (one) => ({ ...one, confirmBy: dueAt })),
    ConsentConfirmed: (state, { consentId }) => change(state, consentId, ({ confirmBy: _, ...one }) => ({ ...one, state: 'confirmed' })),
    ConsentLapsed: (state, { consentId }) => change(state, consentId, ({ confirmBy: _, ...one }) => ({ ...one, state: 'lapsed' })),
    ConsentRefused: (state, { consentId, purpose, categories, recipientAgencyId, personId, caseId }, { recordedAt }) =>
      answer({ ...state, personId, caseId }, { consentId, purpose, categories, recipientAgencyId, state: 'refused', at: recordedAt }),
    ConsentWithdrawn: (state, { consentId }) => change(state, consentId, ({ confirmBy: _, ...one }) => ({ ...one, state: 'withdrawn' })),
  },
  caseId: (state) => state.caseId,
  personIds: (state) => (state.personId ? [state.personId] : []),
  present: ({ caseId, personId, consents }) => ({ caseId, personId, consents }),
})

const change = (state: ConsentLedger, consentId: string, to: (one: Consent) => Consent): ConsentLedger => ({
  ...state,
  consents: state.consents.map((one) => (one.consentId === consentId ? to(one) : one)),
})

/** A later answer to the same question takes the place of the earlier one. */
const answer = (state: ConsentLedger, said: Consent): ConsentLedger => ({
  ...state,
  consents: [...state.consents.map((one) => (isAbout(one, said) && one.state === 'given' ? { ...one, state: 'replaced' as const } : one)), said],
})

const isAbout = (one: Pick<Consent, 'purpose' | 'recipientAgencyId'>, other: Pick<Consent, 'purpose' | 'recipientAgencyId'>): boolean =>
  one.purpose === other.purpose && one.recipientAgencyId === other.recipientAgencyId

/** The last answer to a question, if it says the same of the same categories. */
export function sameAnswer(
  { consents }: ConsentLedger,
  asked: Pick<Consent, 'purpose' | 'recipientAgencyId' | 'categories'>,
  state: Consent['state'],
): Consent | undefined {
  const last = consents.findLast((one) => isAbout(one, asked))
  return last?.state === state && last.categories.toSorted().join() === asked.categories.toSorted().join() ? last : undefined
}

export const consentOf = ({ consents }: ConsentLedger, consentId: string): Consent | undefined => consents.find((one) => one.consentId === consentId)
