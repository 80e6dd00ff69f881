import { aggregate } from '@titian/core'
import { code, group, moment } from '@titian/service'
import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { theCaseId, thePersonId } from '../fields.ts'
import { safeContactStatus } from './codes.ts'
import { attemptOutcome, contactFields, safeContactEvents, words } from './events.ts'

type Channel = Omit<z.output<(typeof safeContactEvents)['SafeContactRecorded']['schema']>, 'caseId' | 'personId'>

interface Attempt {
  readonly outcome: z.output<typeof attemptOutcome>
  readonly words: z.output<typeof words>
  readonly at: string
}

export interface SafeContact {
  readonly status: 'none' | Code<typeof safeContactStatus>
  readonly caseId?: string
  readonly personId?: string
  /** The one that stands: a later one takes its place, at her word. */
  readonly channel?: Channel
  readonly recorded: boolean
  readonly recordedAt?: string
  readonly attempts: readonly Attempt[]
}

const attempt = group(
  { outcome: attemptOutcome, words, at: moment({ id: 'Dicatat pada', en: 'Recorded at' }) },
  { id: 'Upaya menghubungi', en: 'Attempt at contact' },
)

/** How a person can be reached without harm (SAFETY 16): one stream a person, whose id it has. Read as `contact`, and nothing of it leaves intake. */
export const safeContact = aggregate({
  name: 'safe-contact',
  label: { id: 'Saluran aman', en: 'Safe contact' },
  plural: 'safe-contacts',
  events: safeContactEvents,
  initialState: { status: 'none', recorded: false, attempts: [] } as SafeContact,
  evolve: {
    SafeContactRecorded: (state, { caseId, personId, ...channel }, { recordedAt }) => ({
      ...state,
      status: 'stands',
      caseId,
      personId,
      channel,
      recorded: true,
      recordedAt,
    }),
    SafeContactWithdrawn: ({ channel: _, ...state }) => ({ ...state, status: 'withdrawn' }),
    ContactAttempted: (state, { outcome, words }, { recordedAt }) => ({
      ...state,
      attempts: [...state.attempts, { outcome, words, at: recordedAt }],
    }),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  ofCase: 'safeContact',
  onePerCase: true,
  presents: z.object({
    status: code(safeContactStatus, { id: 'Keadaan', en: 'State' }).optional(),
    caseId: theCaseId.optional(),
    personId: thePersonId.optional(),
    channel: contactFields.channel.optional(),
    address: contactFields.address.optional(),
    hours: contactFields.hours,
    codeWord: contactFields.codeWord,
    alsoHeldBy: contactFields.alsoHeldBy,
    neverUse: contactFields.neverUse,
    recordedAt: moment({ id: 'Dicatat pada', en: 'Recorded at' }).optional(),
    attempts: z.array(attempt),
  }),
  present: ({ status, caseId, personId, channel, recordedAt, attempts }) => ({
    status: status === 'none' ? undefined : status,
    caseId,
    personId,
    channel: channel?.channel,
    address: channel?.address,
    hours: channel?.hours,
    codeWord: channel?.codeWord,
    alsoHeldBy: channel?.alsoHeldBy,
    neverUse: channel?.neverUse,
    recordedAt,
    attempts,
  }),
})
