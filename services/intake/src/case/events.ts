import { event } from '@titian/core'
import { personal } from '@titian/privacy'
import { ageBands, closureReasons, determinationStatus, immediateNeeds } from '@titian/vocabulary'
import { z } from 'zod'
import { due, Id, Regency, text, UserId } from '../fields.ts'
import { elementFields } from './elements.ts'
import { episodeFields, locationFields } from './episodes.ts'
import { redirects } from './redirects.ts'

/** Why, in words: filed with the person of the case. */
export const explanation = personal('legal', { of: 'personId' }, text(2000))

const episodes = {
  EpisodeRecorded: event(
    1,
    { episodeId: Id, ...episodeFields },
    { label: { id: 'Episode eksploitasi dicatat', en: 'Episode recorded' }, publish: { fields: [] } },
  ),
  EpisodeLocationRecorded: event(
    1,
    { locationId: Id, episodeId: Id, ...locationFields },
    { label: { id: 'Lokasi episode dicatat', en: 'Location of an episode recorded' }, publish: { fields: [] } },
  ),
  EpisodeLocationCorrected: event(
    1,
    { locationId: Id, wrong: z.array(z.enum(['ROLE', 'COUNTRY', 'AREA', 'PLACE', 'CERTAINTY'])), ...locationFields, because: explanation.optional() },
    { label: { id: 'Lokasi episode dikoreksi', en: 'Location of an episode corrected' }, publish: { fields: [] } },
  ),
}

const determination = {
  ElementRecorded: event(
    1,
    { elementId: Id, ...elementFields },
    { label: { id: 'Unsur TPPO dicatat dengan bukti', en: 'Element of trafficking recorded with evidence' }, publish: { fields: [] } },
  ),
  TraffickingStatusDetermined: event(
    1,
    {
      status: determinationStatus.schema,
      agencyId: Id,
      /** Kind of the agency: what HTCDS and the precedence of exports ask for. */
      decidedBy: z.string(),
      redirect: redirects.schema.optional(),
      explanation: explanation.optional(),
    },
    { label: { id: 'Status korban ditetapkan', en: 'Status as a victim determined' }, publish: { fields: ['status', 'agencyId'] } },
  ),
  DeterminationDisputed: event(
    1,
    { ofAgencyId: Id, agencyId: Id, reason: explanation },
    { label: { id: 'Pendapat berbeda atas penetapan dicatat', en: 'Dissent from a determination recorded' }, publish: { fields: [] } },
  ),
}

const accountability = {
  CaseworkerAssigned: event(
    1,
    { caseworkerId: UserId },
    { label: { id: 'Pendamping kasus ditugaskan', en: 'Caseworker assigned' }, publish: { fields: ['caseworkerId'] } },
  ),
  AccountabilityTransferred: event(
    1,
    { from: Id, to: Id, caseworkerId: UserId, referralId: Id },
    {
      label: { id: 'Tanggung jawab atas kasus beralih', en: 'Accountability for the case moved' },
      publish: { fields: ['from', 'to', 'caseworkerId', 'referralId'] },
    },
  ),
  AccountabilityTransferRefused: event(
    1,
    { referralId: Id, code: z.enum(['NOT_ACCOUNTABLE', 'CASE_CLOSED']) },
    { label: { id: 'Peralihan tanggung jawab ditolak', en: 'Move of accountability refused' }, publish: { fields: ['referralId', 'code'] } },
  ),
}

const closing = {
  CaseClosureRequested: event(
    1,
    { requestId: Id, reason: closureReasons.schema, services: z.array(z.string()), ...due },
    { label: { id: 'Penutupan kasus diminta', en: 'Closure of the case requested' }, publish: { fields: ['requestId', 'services'] } },
  ),
  // Absent but for those who may know of protection: a service that still has work can itself be the secret.
  ClosureAnswered: event(
    1,
    { requestId: Id, service: z.string(), cleared: z.boolean() },
    {
      label: { id: 'Permintaan penutupan dijawab', en: 'Request for closure answered' },
      group: 'protection',
      publish: { as: 'CaseNoted', fields: [] },
    },
  ),
  ClosureWithdrawn: event(
    1,
    { requestId: Id },
    { label: { id: 'Permintaan penutupan ditarik', en: 'Request for closure withdrawn' }, publish: { fields: ['requestId'] } },
  ),
  ClosureLapsed: event(
    1,
    { requestId: Id },
    { label: { id: 'Permintaan penutupan gugur', en: 'Request for closure lapsed' }, publish: { as: 'ClosureWithdrawn', fields: ['requestId'] } },
  ),
  CaseClosed: event(1, { reason: closureReasons.schema }, { label: { id: 'Kasus ditutup', en: 'Case closed' }, publish: { fields: [] } }),
}

export const caseEvents = {
  CaseOpened: event(
    1,
    {
      caseId: Id,
      caseNumber: z.string(),
      personId: Id,
      reportId: Id,
      agencyId: Id,
      caseworkerId: UserId,
      area: Regency,
      ageBand: ageBands.schema,
    },
    {
      label: { id: 'Kasus dibuka', en: 'Case opened' },
      publish: { fields: ['caseId', 'personId', 'agencyId', 'caseworkerId', 'area', 'ageBand'] },
    },
  ),
  ImmediateNeedRecorded: event(
    1,
    { needs: z.array(immediateNeeds.schema), note: personal('psychosocial', { of: 'personId' }, text(2000)).optional() },
    { label: { id: 'Kebutuhan mendesak dicatat', en: 'Immediate need recorded' }, publish: { fields: [] } },
  ),
  ...accountability,
  ...episodes,
  ...determination,
  ...closing,
}
