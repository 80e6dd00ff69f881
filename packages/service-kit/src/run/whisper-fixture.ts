import { posts, systemOnly } from '@titian/access'
import { aggregate, event, rejecting } from '@titian/core'
import { deadline } from '@titian/deadlines'
import { code, flag, moment, query, reaction, ref, ruleRef, service, technical, unique, zone } from '@titian/service'
import { idOf, on, sql, view } from '@titian/views'
import { codeList } from '@titian/vocabulary'
import { z } from 'zod'
import { bookTrip, endTrip, followTrip, followTripsThatEnded, noteTrip, trip, tripLapses, tripRejections } from './trip-fixture.ts'

const label = { id: 'Bisikan', en: 'Whisper' }
const whisperRejections = { WORD_TAKEN: { id: 'Kata ini sudah dipakai', en: 'The word is taken' } }
const reject = rejecting(whisperRejections)
const theCaseId = ref('case', { id: 'Kasus', en: 'Case' })
const whisperStatus = codeList('whisper-status', { heard: { id: 'Didengar', en: 'Heard' }, over: { id: 'Selesai', en: 'Over' } })

interface Whisper {
  readonly status: 'none' | 'heard' | 'over'
  readonly caseId?: string
}

/** Of which nobody outside may know that there is one: for the kit's own tests. */
export const whisper = aggregate({
  name: 'whisper',
  internal: true,
  events: {
    WhisperHeard: event(
      1,
      {
        caseId: theCaseId,
        rule: ruleRef({ id: 'Aturan', en: 'Rule' }),
        dueAt: moment({ id: 'Tenggat', en: 'Due' }),
        zone: zone({ id: 'Zona waktu', en: 'Time zone' }),
      },
      { label },
    ),
    WhisperForgotten: event(1, {}, { label: { id: 'Dilupakan', en: 'Forgotten' } }),
    WhisperFollowed: event(1, {}, { label: { id: 'Ditindaklanjuti', en: 'Followed up' } }),
  },
  initialState: { status: 'none' } as Whisper,
  evolve: {
    WhisperHeard: (_, { caseId }) => ({ status: 'heard', caseId }),
    WhisperForgotten: (state) => ({ ...state, status: 'over' }),
    WhisperFollowed: (state) => state,
  },
  caseId: ({ caseId }) => caseId,
  presents: z.object({ status: code(whisperStatus, { id: 'Status', en: 'Status' }).optional(), caseId: theCaseId.optional() }),
  present: ({ status, caseId }) => ({ status: status === 'none' ? undefined : status, caseId }),
  ofCase: 'whispers',
})

const hearWhisper = whisper.command({
  name: 'HearWhisper',
  doc: 'Notes what was whispered.',
  may: posts('caseworker').of('accountableAgency'),
  label,
  input: z.strictObject({ caseId: theCaseId, word: technical({ id: 'Kata', en: 'Word' }) }),
  caseId: ({ caseId }) => caseId,
  claims: ({ word }) => [{ kind: 'word', key: word, otherwise: reject('WORD_TAKEN') }],
  decide: ({ caseId }, _state, { now }) => [
    { type: 'WhisperHeard', data: { caseId, rule: 'WHISPER', dueAt: new Date(now.getTime() + 3_600_000).toISOString(), zone: 'Asia/Makassar' } },
  ],
})

const forgetWhisper = whisper.command({
  name: 'ForgetWhisper',
  doc: 'Nobody speaks of it any more.',
  path: 'forget',
  may: posts('caseworker').of('accountableAgency'),
  label,
  input: z.strictObject({ dueAt: moment({ id: 'Tenggat', en: 'Due' }).optional() }),
  decide: (_input, { status }) => (status === 'heard' ? [{ type: 'WhisperForgotten', data: {} }] : []),
})

const followWhisper = whisper.command({
  name: 'FollowWhisper',
  doc: 'Follows a whisper up.',
  path: 'follow',
  may: systemOnly,
  label,
  input: z.strictObject({}),
  decide: () => [{ type: 'WhisperFollowed', data: {} }],
})

const whisperList = view({
  name: 'whisper_list',
  version: 1,
  sql: 'create table whisper_list (whisper_id uuid primary key, case_id uuid not null, over boolean not null default false)',
  handles: [
    on(whisper, {
      WhisperHeard: async ({ stream, data }, db) => {
        await db.query('insert into whisper_list (whisper_id, case_id) values ($1, $2)', [idOf(stream), data.caseId])
      },
      WhisperForgotten: async ({ stream }, db) => {
        await db.query('update whisper_list set over = true where whisper_id = $1', [idOf(stream)])
      },
    }),
  ],
})

/** A service with both kinds of log. */
export const whisperService = service({
  name: 'whispers',
  chapters: [
    { aggregate: trip, commands: [bookTrip, noteTrip, endTrip, followTrip], reactions: [followTripsThatEnded], deadlines: [tripLapses] },
    {
      aggregate: whisper,
      commands: [hearWhisper, forgetWhisper, followWhisper],
      reactions: [
        reaction('follow-when-forgotten', whisper, 'WhisperForgotten', ({ stream }) => [{ command: followWhisper, id: idOf(stream), input: {} }]),
      ],
      deadlines: [
        deadline({ name: 'whisper-lapses', aggregate: whisper, setBy: 'WhisperHeard', settledBy: ['WhisperForgotten'], fires: forgetWhisper }),
      ],
    },
  ],
  views: [whisperList],
  queries: [
    query({
      name: 'whispers',
      doc: 'Whispers of the cases that one may know of.',
      path: '/whisper-list',
      internal: true,
      may: posts('caseworker'),
      params: z.strictObject({}),
      row: z.object({ caseId: theCaseId, over: flag({ id: 'Selesai', en: 'Over' }) }),
      from: ({ visible }) => sql`select case_id as "caseId", over, whisper_id as "whisperId" from whisper_list w where ${visible('w.case_id')}`,
      order: [unique('whisperId')],
    }),
  ],
  answersClosures: true,
  rejections: { ...tripRejections, ...whisperRejections },
})
