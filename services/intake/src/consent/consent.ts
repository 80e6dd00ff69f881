import { aggregate, event } from '@titian/core'
import { personal } from '@titian/privacy'
import { code, flag, group, language, moment, ref } from '@titian/service'
import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { deadlineId, due, recipient, text, theCaseId, thePersonId } from '../fields.ts'
import { askedCategories, askedPurposes, consentCompany, consentStates, interpreterTies, timesToThink } from './codes.ts'

/** One answer to one question; the ledger of a person holds many. */
export const theConsentId = ref('consent-answer', { id: 'Persetujuan', en: 'Consent' })

const purpose = code(askedPurposes, { id: 'Tujuan', en: 'Purpose' })
const categories = z.array(code(askedCategories, { id: 'Jenis data', en: 'Category of data' }))
/** Until when the person said that it holds. */
const saidUntil = moment({ id: 'Berlaku sampai, menurutnya', en: 'Holds until, as the person said' })
export const validUntil = moment({ id: 'Berlaku sampai', en: 'Holds until' })

export const question = {
  personId: thePersonId,
  caseId: theCaseId,
  purpose,
  categories: categories.min(1, 'Sebutkan paling sedikit satu kategori / Name at least one category').max(6),
  recipientAgencyId: recipient,
}

/** How it was asked: consent is real or it is not consent (SAFETY 12). */
export const circumstances = {
  whoPresent: z.array(code(consentCompany, { id: 'Yang hadir', en: 'Who was present' })).min(1),
  private: flag({ id: 'Ditanyakan secara pribadi', en: 'Asked in private' }),
  language: language({ id: 'Bahasa', en: 'Language' }),
  interpreter: code(interpreterTies, { id: 'Juru bahasa', en: 'Interpreter' }),
  timeToThink: code(timesToThink, { id: 'Waktu untuk mempertimbangkan', en: 'Time to think' }),
  /** What was seen or said of pressure: "uang damai", threats. */
  pressure: personal(
    'psychosocial',
    { of: 'personId', label: { id: 'Tekanan yang terlihat atau terdengar', en: 'Signs of pressure' } },
    text(2000),
  ).optional(),
}

const answered = { consentId: theConsentId, ...question, ...circumstances }
const answeredFields = ['consentId', 'personId', 'caseId', 'purpose', 'categories', 'recipientAgencyId'] as const

export interface Consent {
  readonly consentId: string
  readonly purpose: Code<typeof askedPurposes>
  readonly categories: readonly Code<typeof askedCategories>[]
  readonly recipientAgencyId: string
  readonly state: Code<typeof consentStates>
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

const presentedAnswer = group(
  {
    consentId: theConsentId,
    purpose,
    categories,
    recipientAgencyId: recipient,
    state: code(consentStates, { id: 'Keadaan', en: 'State' }),
    saidUntil: saidUntil.optional(),
    confirmBy: moment({ id: 'Perlu ditegaskan sebelum', en: 'To be confirmed by' }).optional(),
    at: moment({ id: 'Dicatat pada', en: 'Recorded at' }),
  },
  { id: 'Jawaban', en: 'Answer' },
)

/** All answers of one person to whether others may know: per purpose, categories and recipient. The stream's id is the person's. */
export const consent = aggregate({
  name: 'consent',
  label: { id: 'Persetujuan', en: 'Consent' },
  events: {
    ConsentGiven: event(
      1,
      { ...answered, saidUntil: saidUntil.optional(), validUntil: validUntil.optional() },
      {
        label: { id: 'Persetujuan diberikan', en: 'Consent given' },
        publish: { fields: [...answeredFields, 'validUntil'] },
      },
    ),
    // Given in front of others: holds for 72 hours and ends by itself, unless confirmed in private with a companion.
    ConsentConfirmationDue: event(
      1,
      { consentId: theConsentId, deadlineId, ...due },
      { label: { id: 'Persetujuan perlu ditegaskan', en: 'Consent is to be confirmed' }, publish: { as: 'ConsentNoted', fields: [] } },
    ),
    // The answer that was said again in private follows as a consent of its own.
    ConsentConfirmed: event(
      1,
      { consentId: theConsentId, deadlineId },
      { label: { id: 'Persetujuan ditegaskan', en: 'Consent confirmed' }, publish: { as: 'ConsentNoted', fields: [] } },
    ),
    ConsentLapsed: event(
      1,
      { consentId: theConsentId, deadlineId },
      {
        label: { id: 'Persetujuan gugur karena tidak ditegaskan', en: 'Consent lapsed unconfirmed' },
        publish: { as: 'ConsentNoted', fields: [] },
      },
    ),
    ConsentRefused: event(1, answered, { label: { id: 'Persetujuan ditolak', en: 'Consent refused' }, publish: { fields: [...answeredFields] } }),
    ConsentWithdrawn: event(
      1,
      { consentId: theConsentId, deadlineId, pressure: circumstances.pressure },
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
  ofCase: 'consents',
  onePerCase: true,
  presents: z.object({
    caseId: theCaseId.optional(),
    personId: thePersonId.optional(),
    answers: z.array(presentedAnswer),
  }),
  present: ({ caseId, personId, consents }) => ({
    caseId,
    personId,
    answers: consents.map(({ consentId, purpose, categories, recipientAgencyId, state, saidUntil, confirmBy, at }) => ({
      consentId,
      purpose,
      categories,
      recipientAgencyId,
      state,
      saidUntil,
      confirmBy,
      at,
    })),
  }),
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
