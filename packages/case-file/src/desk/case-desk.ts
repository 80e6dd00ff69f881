import { systemOnly } from '@titian/access'
import { aggregate, event, type RecordedEvent, rejecting } from '@titian/core'
import { count, flag, moment, ref, technical } from '@titian/service'
import { z } from 'zod'

/** Work announced to the desk; the wall clock tells whether its append can still come. */
export interface Announced {
  readonly stream: string
  readonly commandId: string
  readonly announcedAt?: string | undefined
}

/**
 * What a service says of a case when it is to be closed. Opening work and answering are both appended here at an exact version, so that
 * neither slips past the other.
 */
export interface CaseDesk {
  readonly caseId?: string
  readonly status: 'open' | 'cleared'
  readonly works: readonly Announced[]
  readonly answered: readonly string[]
}

export const deskRejections = {
  DESK_MOVED: { id: 'Ada pekerjaan baru pada kasus ini; dijawab ulang', en: 'New work came to this case; it is answered anew' },
  CASE_CLOSING: {
    id: 'Kasus ini sedang ditutup; pekerjaan baru hanya dapat dibuka untuk kebutuhan mendesak',
    en: 'This case is being closed; new work can be opened for an immediate need only',
  },
} as const
const reject = rejecting(deskRejections)

const theCaseId = ref('case', { id: 'Kasus', en: 'Case' })
const theRequestId = ref('closure-request', { id: 'Permintaan penutupan', en: 'Request for closure' })

export const caseDesk = aggregate({
  name: 'case-desk',
  events: {
    WorkOpened: event(
      1,
      {
        caseId: theCaseId,
        stream: technical({ id: 'Aliran', en: 'Stream' }),
        commandId: technical({ id: 'Perintah', en: 'Command' }),
        announcedAt: moment({ id: 'Diumumkan', en: 'Announced' }).optional(),
      },
      { label: { id: 'Pekerjaan dibuka', en: 'Work opened' }, publish: { as: 'DeskChanged', fields: [] } },
    ),
    ClosureCleared: event(
      1,
      { caseId: theCaseId, requestId: theRequestId },
      { label: { id: 'Tidak ada yang menghalangi penutupan', en: 'Nothing stands against closing' }, publish: { fields: ['caseId', 'requestId'] } },
    ),
    ClosureObjected: event(
      1,
      { caseId: theCaseId, requestId: theRequestId },
      { label: { id: 'Masih ada pekerjaan terbuka', en: 'Work is still open' }, publish: { fields: ['caseId', 'requestId'] } },
    ),
    DeskReopened: event(1, { caseId: theCaseId }, { label: { id: 'Dibuka kembali', en: 'Reopened' }, publish: { as: 'DeskChanged', fields: [] } }),
  },
  initialState: { status: 'open', works: [], answered: [] } as CaseDesk,
  evolve: {
    WorkOpened: (state, { caseId, stream, commandId, announcedAt }) => ({
      ...state,
      caseId,
      works: [...state.works, { stream, commandId, announcedAt }],
    }),
    ClosureCleared: (state, { caseId, requestId }) => ({ ...state, caseId, status: 'cleared', answered: [...state.answered, requestId] }),
    // Also after it was cleared: an immediate need came.
    ClosureObjected: (state, { caseId, requestId }) => ({ ...state, caseId, status: 'open', answered: [...state.answered, requestId] }),
    DeskReopened: (state) => ({ ...state, status: 'open' }),
  },
  // Without a case id in the envelope these stay off the timeline: that a service has work on a case can itself be a secret.
})

/** Given by the kit's own reaction to a request for closure. `works` is how many it looked at: more by now, and it looks again. */
export const answerClosure = caseDesk.command({
  name: 'AnswerClosure',
  doc: 'Answers a request to close a case: cleared where no work is open, objected where some is.',
  path: 'answer',
  may: systemOnly,
  label: { id: 'Jawab permintaan penutupan', en: 'Answer the request to close' },
  input: z.strictObject({
    caseId: theCaseId,
    requestId: theRequestId,
    works: count({ id: 'Pekerjaan yang diperiksa', en: 'Work looked at' }),
    stillOpen: flag({ id: 'Masih ada pekerjaan terbuka', en: 'Work is still open' }),
  }),
  decide({ caseId, requestId, works, stillOpen }, state) {
    if (state.answered.includes(requestId)) return []
    if (state.works.length !== works) return reject('DESK_MOVED')
    return [{ type: stillOpen ? 'ClosureObjected' : 'ClosureCleared', data: { caseId, requestId } }]
  },
})

export const reopenDesk = caseDesk.command({
  name: 'ReopenDesk',
  doc: 'Takes new work on again after a request for closure was withdrawn, refused or lapsed.',
  path: 'reopen',
  may: systemOnly,
  label: { id: 'Buka kembali', en: 'Reopen' },
  input: z.strictObject({ caseId: theCaseId }),
  decide: ({ caseId }, state) => (state.status === 'cleared' ? [{ type: 'DeskReopened', data: { caseId } }] : []),
})

export const deskOf = (events: readonly RecordedEvent[]): CaseDesk => caseDesk.fold(events)
