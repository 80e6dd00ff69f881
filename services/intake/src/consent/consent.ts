import { aggregate, event } from '@titian/core'
import { code, eachOnce, group, moment, ref } from '@titian/service'
import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { deadlineId, due, recipient, theCaseId, thePersonId } from '../fields.ts'
import { circumstances } from './circumstances.ts'
import { askedCategories, askedPurposes, consentStates } from './codes.ts'
import { type KeptOfChild, keptOfChild } from './of-child.ts'
import { correctedBecause, pressureEvents } from './pressure.ts'

/** One answer to one question; the ledger of a person holds many. */
export const theConsentId = ref('consent-answer', { id: 'Persetujuan', en: 'Consent' })

const purpose = code(askedPurposes, { id: 'Tujuan', en: 'Purpose' })
const categories = eachOnce(z.array(code(askedCategories, { id: 'Jenis data', en: 'Category of data' })))
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

const answered = { consentId: theConsentId, ...question, ...circumstances }
const answeredFields = ['consentId', 'personId', 'caseId', 'purpose', 'categories', 'recipientAgencyId'] as const

export interface Consent {
  readonly consentId: string
  readonly purpose: Code<typeof askedPurposes>
  readonly categories: readonly Code<typeof askedCategories>[]
  readonly recipientAgencyId: string
  readonly ofChild?: KeptOfChild | undefined
  readonly state: Code<typeof consentStates>
  /** Until when the person said that it holds. */
  readonly saidUntil?: string | undefined
  /** Given before others: until when it must be confirmed. Others know it as ending then. */
  readonly confirmBy?: string
  readonly at: string
}

/** A consent was taken back: somebody asks in private why. */
interface PressureCheck {
  readonly deadlineId: string
  readonly consentId: string
  readonly dueAt: string
  readonly state: 'due' | 'missed' | 'checked'
}

export interface ConsentLedger {
  readonly caseId?: string
  readonly personId?: string
  readonly consents: readonly Consent[]
  readonly checks: readonly PressureCheck[]
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
      { ...answered, ofChild: keptOfChild.optional(), saidUntil: saidUntil.optional(), validUntil: validUntil.optional() },
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
    // It was never said, or not so: what was said is recorded as an answer of its own.
    ConsentCorrected: event(
      1,
      { consentId: theConsentId, deadlineId, because: correctedBecause },
      {
        label: { id: 'Catatan persetujuan dikoreksi', en: 'Record of consent corrected' },
        corrects: { types: ['ConsentGiven', 'ConsentRefused'], by: 'consentId' },
        publish: { fields: ['consentId'] },
      },
    ),
    ...pressureEvents,
  },
  initialState: { consents: [], checks: [] } as ConsentLedger,
  evolve: {
    ConsentGiven: (state, { consentId, purpose, categories, recipientAgencyId, ofChild, saidUntil, personId, caseId }, { recordedAt }) =>
      answer(
        { ...state, personId, caseId },
        { consentId, purpose, categories, recipientAgencyId, ofChild, state: 'given', saidUntil, at: recordedAt },
      ),
    ConsentConfirmationDue: (state, { consentId, dueAt }) => change(state, consentId, (one) => ({ ...one, confirmBy: dueAt })),
    ConsentConfirmed: (state, { consentId }) => change(state, consentId, ({ confirmBy: _, ...one }) => ({ ...one, state: 'confirmed' })),
    ConsentLapsed: (state, { consentId }) => change(state, consentId, ({ confirmBy: _, ...one }) => ({ ...one, state: 'lapsed' })),
    ConsentRefused: (state, { consentId, purpose, categories, recipientAgencyId, personId, caseId }, { recordedAt }) =>
      answer({ ...state, personId, caseId }, { consentId, purpose, categories, recipientAgencyId, state: 'refused', at: recordedAt }),
    ConsentWithdrawn: (state, { consentId }) => change(state, consentId, ({ confirmBy: _, ...one }) => ({ ...one, state: 'withdrawn' })),
    ConsentCorrected: (state, { consentId }) => change(state, consentId, ({ confirmBy: _, ...one }) => ({ ...one, state: 'mistaken' })),
    PressureCheckDue: (state, { consentId, deadlineId, dueAt }) => ({
      ...state,
      checks: [...state.checks, { consentId, deadlineId, dueAt, state: 'due' }],
    }),
    PressureCheckMissed: (state, { deadlineId }) => checked(state, deadlineId, 'missed'),
    PressureChecked: (state, { deadlineId }) => checked(state, deadlineId, 'checked'),
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

const checked = (state: ConsentLedger, deadlineId: string, to: PressureCheck['state']): ConsentLedger => ({
  ...state,
  checks: state.checks.map((one) => (one.deadlineId === deadlineId ? { ...one, state: to } : one)),
})

/**
 * A yes takes the place of what was said of the same categories, and leaves the rest of an earlier yes as it stands. A no takes the place of the
 * whole yes: who draws a line is asked anew what is left.
 */
const answer = (state: ConsentLedger, said: Consent): ConsentLedger => ({
  ...state,
  consents: [
    ...state.consents.map((one): Consent => {
      if (!isAbout(one, said) || one.state !== 'given') return one
      const left = said.state === 'given' ? one.categories.filter((category) => !said.categories.includes(category)) : []
      return left.length > 0 ? { ...one, categories: left } : { ...one, state: 'replaced' }
    }),
    said,
  ],
})

const isAbout = (one: Pick<Consent, 'purpose' | 'recipientAgencyId'>, other: Pick<Consent, 'purpose' | 'recipientAgencyId'>): boolean =>
  one.purpose === other.purpose && one.recipientAgencyId === other.recipientAgencyId

/** What was said last of these very categories, if it is this and stands whole. */
export function sameAnswer(
  { consents }: ConsentLedger,
  asked: Pick<Consent, 'purpose' | 'recipientAgencyId' | 'categories'>,
  state: Consent['state'],
): Consent | undefined {
  const last = consents.findLast((one) => isAbout(one, asked) && one.categories.some((category) => asked.categories.includes(category)))
  return last?.state === state && last.categories.toSorted().join() === asked.categories.toSorted().join() ? last : undefined
}

export const consentOf = ({ consents }: ConsentLedger, consentId: string): Consent | undefined => consents.find((one) => one.consentId === consentId)
