import { event } from '@titian/core'
import { personal } from '@titian/privacy'
import { agencyRef, code, eachOnce, flag, group, ref, technical } from '@titian/service'
import { agencyKinds, closureReasons, immediateNeeds } from '@titian/vocabulary'
import { z } from 'zod'
import {
  accountable,
  ageBand,
  area,
  caseworker,
  caseworkerUnit,
  due,
  text,
  theCaseId,
  theNumber,
  thePersonId,
  theReferralId,
  theReportId,
} from '../fields.ts'
import { transferRefusals } from './codes.ts'
import { correctionEvents } from './correction-events.ts'
import { elementFields, theElementId } from './elements.ts'
import { episodeFields, locationFields, theEpisodeId, theLocationId, wrong } from './episodes.ts'
import { redirects } from './redirects.ts'
import { determinedStatus, determiner, explanation } from './told.ts'

export const needs = eachOnce(z.array(code(immediateNeeds, { id: 'Kebutuhan mendesak', en: 'Immediate need' })))
export const needNote = personal('psychosocial', { of: 'personId', label: { id: 'Catatan', en: 'Note' } }, text(2000))

export const redirect = code(redirects, { id: 'Dialihkan ke', en: 'Redirected to' })
/** What HTCDS and the precedence of exports ask for. */
export const determinerKind = code(agencyKinds, { id: 'Jenis lembaga yang menetapkan', en: 'Kind of agency that determined it' })
export const dissenter = agencyRef({ id: 'Lembaga yang berbeda pendapat', en: 'Dissenting agency' })

export const closureRequestId = ref('closure-request', { id: 'Permintaan penutupan', en: 'Request for closure' })
export const closureReason = code(closureReasons, { id: 'Alasan penutupan', en: 'Reason for closure' })
export const answeringService = technical({ id: 'Layanan sistem yang menjawab', en: 'Service that answers' })
export const cleared = flag({ id: 'Tidak ada yang menghalangi', en: 'Nothing stands against it' })

export const formerly = agencyRef({ id: 'Dari lembaga', en: 'From agency' })
export const rescuer = agencyRef({ id: 'Meja provinsi', en: 'Desk of the province' })
export const henceforth = agencyRef({ id: 'Kepada lembaga', en: 'To agency' })

/** Who gives a bed or a medicine need not know what was done to her, by whom and how (SAFETY 4). */
const whatWasDone = { group: 'exploitation', neutral: { id: 'Uraian kasus dicatat', en: 'Facts of the case recorded' } } as const

const episodes = {
  EpisodeRecorded: event(
    1,
    { episodeId: theEpisodeId, ...episodeFields },
    { label: { id: 'Episode eksploitasi dicatat', en: 'Episode recorded' }, ...whatWasDone, publish: { fields: [] } },
  ),
  EpisodeLocationRecorded: event(
    1,
    { locationId: theLocationId, episodeId: theEpisodeId, ...locationFields },
    { label: { id: 'Lokasi episode dicatat', en: 'Location of an episode recorded' }, ...whatWasDone, publish: { fields: [] } },
  ),
  EpisodeLocationCorrected: event(
    1,
    { locationId: theLocationId, wrong, ...locationFields, because: explanation },
    {
      label: { id: 'Lokasi episode dikoreksi', en: 'Location of an episode corrected' },
      group: 'exploitation',
      neutral: { id: 'Uraian kasus dikoreksi', en: 'Facts of the case corrected' },
      publish: { fields: [] },
    },
  ),
}

const determination = {
  ElementRecorded: event(
    1,
    { elementId: theElementId, ...elementFields },
    {
      label: { id: 'Unsur TPPO dicatat dengan bukti', en: 'Element of trafficking recorded with evidence' },
      ...whatWasDone,
      publish: { fields: [] },
    },
  ),
  TraffickingStatusDetermined: event(
    1,
    {
      status: determinedStatus,
      agencyId: determiner,
      agencyKind: determinerKind.optional(),
      redirect: redirect.optional(),
      explanation: explanation.optional(),
    },
    { label: { id: 'Status korban ditetapkan', en: 'Status as a victim determined' }, publish: { fields: ['status', 'agencyId'] } },
  ),
  DeterminationDisputed: event(
    1,
    { ofAgencyId: determiner, agencyId: dissenter, reason: explanation },
    { label: { id: 'Pendapat berbeda atas penetapan dicatat', en: 'Dissent from a determination recorded' }, publish: { fields: [] } },
  ),
}

const accountability = {
  // Not why: that someone was excluded is for those to know who excluded them.
  CaseLeftToSupervisor: event(
    1,
    { agencyId: accountable },
    {
      label: { id: 'Kasus untuk sementara dipegang supervisor', en: 'The supervisor answers for the case for the time being' },
      publish: { fields: [] },
    },
  ),
  RescueAsked: event(
    1,
    { deskAgencyId: rescuer },
    {
      label: { id: 'Meja provinsi diminta menunjuk pendamping', en: 'The desk of the province is asked to name a caseworker' },
      publish: { fields: [] },
    },
  ),
  CaseworkerAssigned: event(
    1,
    { caseworkerId: caseworker, unitId: caseworkerUnit.optional() },
    { label: { id: 'Pendamping kasus ditugaskan', en: 'Caseworker assigned' }, publish: { fields: ['caseworkerId'] } },
  ),
  AccountabilityTransferred: event(
    1,
    { from: formerly, to: henceforth, caseworkerId: caseworker, unitId: caseworkerUnit.optional(), referralId: theReferralId.optional() },
    {
      label: { id: 'Tanggung jawab atas kasus beralih', en: 'Accountability for the case moved' },
      publish: { fields: ['from', 'to', 'caseworkerId', 'referralId'] },
    },
  ),
  AccountabilityTransferRefused: event(
    1,
    { referralId: theReferralId, code: code(transferRefusals, { id: 'Alasan', en: 'Reason' }) },
    { label: { id: 'Peralihan tanggung jawab ditolak', en: 'Move of accountability refused' }, publish: { fields: ['referralId', 'code'] } },
  ),
}

const rescue = {
  // Whether somebody left or was suspended is between them and their agency.
  CaseworkerMissing: event(
    1,
    {},
    { label: { id: 'Pendamping kasus tidak lagi dapat bertugas', en: 'The caseworker can work on it no more' }, publish: { fields: [] } },
  ),
  CaseworkerBack: event(1, {}, { label: { id: 'Pendamping kasus bertugas kembali', en: 'The caseworker is back' }, publish: { fields: [] } }),
}

const closing = {
  CaseClosureRequested: event(
    1,
    {
      requestId: closureRequestId,
      reason: closureReason,
      services: z.array(answeringService),
      ...due,
      secondPerson: group(due, { id: 'Tenggat orang kedua', en: 'Second person due' }),
    },
    { label: { id: 'Penutupan kasus diminta', en: 'Closure of the case requested' }, publish: { fields: ['requestId', 'services'] } },
  ),
  // Absent but for those who may know of protection: a service that still has work can itself be the secret.
  ClosureAnswered: event(
    1,
    { requestId: closureRequestId, service: answeringService, cleared },
    {
      label: { id: 'Permintaan penutupan dijawab', en: 'Request for closure answered' },
      group: 'protection',
      publish: { as: 'CaseNoted', fields: [] },
    },
  ),
  ClosureEscalated: event(
    1,
    { requestId: closureRequestId },
    {
      label: { id: 'Penutupan kasus menunggu orang kedua terlalu lama', en: 'Closure waited too long for a second person' },
      publish: { fields: [] },
    },
  ),
  ClosureWithdrawn: event(
    1,
    { requestId: closureRequestId },
    { label: { id: 'Permintaan penutupan ditarik', en: 'Request for closure withdrawn' }, publish: { fields: ['requestId'] } },
  ),
  ClosureLapsed: event(
    1,
    { requestId: closureRequestId },
    { label: { id: 'Permintaan penutupan gugur', en: 'Request for closure lapsed' }, publish: { as: 'ClosureWithdrawn', fields: ['requestId'] } },
  ),
  CaseClosed: event(1, { reason: closureReason }, { label: { id: 'Kasus ditutup', en: 'Case closed' }, publish: { fields: [] } }),
}

export const caseEvents = {
  CaseOpened: event(
    1,
    {
      caseId: theCaseId,
      caseNumber: theNumber,
      personId: thePersonId,
      reportId: theReportId,
      agencyId: accountable,
      caseworkerId: caseworker,
      unitId: caseworkerUnit.optional(),
      area,
      ageBand,
    },
    {
      label: { id: 'Kasus dibuka', en: 'Case opened' },
      publish: { fields: ['caseId', 'personId', 'agencyId', 'caseworkerId', 'area', 'ageBand'] },
    },
  ),
  ImmediateNeedRecorded: event(
    1,
    { needs, note: needNote.optional() },
    { label: { id: 'Kebutuhan mendesak dicatat', en: 'Immediate need recorded' }, publish: { fields: [] } },
  ),
  ...accountability,
  ...rescue,
  ...episodes,
  ...determination,
  ...correctionEvents,
  ...closing,
}
