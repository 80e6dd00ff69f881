import { posts, systemOnly } from '@titian/access'
import { caseFact } from '@titian/case-file'
import { aggregate, event, rejecting, stateOf } from '@titian/core'
import { deadline } from '@titian/deadlines'
import { agencyRef, code, flag, moment, reaction, ref, ruleRef, technical, worker, zone } from '@titian/service'
import { idOf } from '@titian/views'
import { codeList } from '@titian/vocabulary'
import { z } from 'zod'

const label = { id: 'Perjalanan', en: 'Trip' }
export const tripRejections = {
  SEAT_TAKEN: { id: 'Kursi sudah dipesan', en: 'The seat is taken' },
  TRIP_NOT_OPEN: { id: 'Perjalanan sudah berakhir', en: 'The trip is over' },
}
const reject = rejecting(tripRejections)

const theCaseId = ref('case', { id: 'Kasus', en: 'Case' })
const agency = agencyRef({ id: 'Lembaga', en: 'Agency' })
const driver = worker({ id: 'Sopir', en: 'Driver' })
const dueAt = moment({ id: 'Tenggat', en: 'Due' })
const tripStatus = codeList('trip-status', { open: { id: 'Berjalan', en: 'Open' }, over: { id: 'Selesai', en: 'Over' } })

interface Trip {
  readonly status: 'none' | 'open' | 'over'
  readonly caseId?: string
  readonly agencyId?: string
  readonly driverId?: string
  readonly at?: string
}

/** Work on a case, with a claim on a seat: for the kit's own tests. */
export const trip = aggregate({
  name: 'trip',
  events: {
    TripBooked: event(
      1,
      {
        caseId: theCaseId,
        agencyId: agency,
        driverId: driver,
        rule: ruleRef({ id: 'Aturan', en: 'Rule' }),
        dueAt,
        zone: zone({ id: 'Zona waktu', en: 'Time zone' }),
      },
      { label, publish: { fields: ['caseId'] } },
    ),
    TripNoted: event(1, {}, { label: { id: 'Catatan', en: 'Note' }, group: 'informant', publish: { as: 'TripNoted', fields: [] } }),
    TripEnded: event(1, {}, { label: { id: 'Selesai', en: 'Over' } }),
    TripFollowed: event(1, {}, { label: { id: 'Ditindaklanjuti', en: 'Followed up' } }),
  },
  initialState: { status: 'none' } as Trip,
  evolve: {
    TripBooked: (_, { caseId, agencyId, driverId }, { recordedAt }) => ({ status: 'open', caseId, agencyId, driverId, at: recordedAt }),
    TripNoted: (state) => state,
    TripEnded: (state) => ({ ...state, status: 'over' }),
    TripFollowed: (state) => state,
  },
  caseId: ({ caseId }) => caseId,
  relations: ({ agencyId, driverId, at }) =>
    agencyId && driverId && at
      ? [
          { kind: 'caseworker', agencyId, userId: driverId, from: at },
          { kind: 'accountableAgency', agencyId, from: at },
        ]
      : [],
  isOpen: ({ status }) => status === 'open',
  presents: z.object({
    status: code(tripStatus, { id: 'Status', en: 'Status' }).optional(),
    caseId: theCaseId.optional(),
    agencyId: agency.optional(),
    driverUserId: driver.optional(),
    at: moment({ id: 'Dipesan', en: 'Booked' }).optional(),
  }),
  present: ({ status, caseId, agencyId, driverId, at }) => ({
    status: status === 'none' ? undefined : status,
    caseId,
    agencyId,
    driverUserId: driverId,
    at,
  }),
})

export const bookTrip = trip.command({
  name: 'BookTrip',
  doc: 'Books a seat.',
  may: posts('caseworker', 'lpsk-officer'),
  label,
  input: z.strictObject({
    caseId: theCaseId,
    seat: technical({ id: 'Kursi', en: 'Seat' }),
    immediate: flag({ id: 'Mendesak', en: 'Immediate' }).default(false),
  }),
  caseId: ({ caseId }) => caseId,
  given: { caseId: 'case.id' },
  claims: ({ seat }) => [{ kind: 'seat', key: seat, otherwise: reject('SEAT_TAKEN') }],
  opensWork: ({ caseId, immediate }) => ({ caseId, immediate }),
  decide: ({ caseId }, _state, { actor, now }) => [
    {
      type: 'TripBooked',
      data: {
        caseId,
        agencyId: actor.agencyId,
        driverId: actor.userId,
        rule: 'TRIP',
        dueAt: new Date(now.getTime() + 3_600_000).toISOString(),
        zone: 'Asia/Makassar',
      },
    },
  ],
})

/** Rests on what intake said of the case. */
export const noteTrip = trip.command({
  name: 'NoteTrip',
  doc: 'Notes who told.',
  path: 'note',
  may: posts('caseworker').of('accountableAgency'),
  label,
  input: z.strictObject({ caseId: theCaseId }),
  urgent: true,
  needs: { theCase: stateOf(caseFact, 'caseId') },
  decide: () => [{ type: 'TripNoted', data: {} }],
})

export const endTrip = trip.command({
  name: 'EndTrip',
  doc: 'The trip is over.',
  path: 'end',
  may: posts('caseworker').of('accountableAgency'),
  label,
  input: z.strictObject({ dueAt: dueAt.optional() }),
  decide: (_input, { status }) => (status === 'open' ? [{ type: 'TripEnded', data: {} }] : reject('TRIP_NOT_OPEN')),
})

export const followTrip = trip.command({
  name: 'FollowTrip',
  doc: 'Follows a trip up.',
  path: 'follow',
  may: systemOnly,
  label,
  input: z.strictObject({}),
  decide: () => [{ type: 'TripFollowed', data: {} }],
})

export const tripLapses = deadline({ name: 'trip-lapses', aggregate: trip, setBy: 'TripBooked', settledBy: ['TripEnded'], fires: endTrip })

/** Streams of trips whose end cannot be followed: a test puts them in and takes them out. */
export const poisoned = new Set<string>()

export const followTripsThatEnded = reaction('follow-trips-that-ended', trip, 'TripEnded', ({ stream }) => {
  if (poisoned.has(stream)) throw new Error('a defect')
  return [{ command: followTrip, id: idOf(stream), input: {} }]
})
