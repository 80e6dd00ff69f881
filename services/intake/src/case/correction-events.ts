import { event } from '@titian/core'
import type { z } from 'zod'
import { ageBand, theReportId } from '../fields.ts'
import { elementFields, theElementId } from './elements.ts'
import { episodeFields, episodeWrong, theEpisodeId } from './episodes.ts'
import { determinedStatus, determiner, explanation } from './told.ts'

/** What puts the record right: each says why, and the earlier line stays on the timeline beside it. */
const corrections = {
  EpisodeCorrected: event(
    1,
    { episodeId: theEpisodeId, wrong: episodeWrong, ...episodeFields, because: explanation },
    {
      label: { id: 'Episode eksploitasi dikoreksi', en: 'Episode corrected' },
      group: 'exploitation',
      neutral: { id: 'Uraian kasus dikoreksi', en: 'Facts of the case corrected' },
      corrects: { types: ['EpisodeRecorded', 'EpisodeCorrected'], by: 'episodeId' },
      publish: { fields: [] },
    },
  ),
  EpisodeTakenBack: event(
    1,
    { episodeId: theEpisodeId, because: explanation },
    {
      label: { id: 'Episode eksploitasi ditarik karena keliru dicatat', en: 'Episode taken back, recorded by mistake' },
      group: 'exploitation',
      neutral: { id: 'Uraian kasus dikoreksi', en: 'Facts of the case corrected' },
      corrects: { types: ['EpisodeRecorded', 'EpisodeCorrected'], by: 'episodeId' },
      publish: { fields: [] },
    },
  ),
  ElementCorrected: event(
    1,
    { elementId: theElementId, ...elementFields, because: explanation },
    {
      label: { id: 'Unsur TPPO dikoreksi', en: 'Element of trafficking corrected' },
      group: 'exploitation',
      neutral: { id: 'Uraian kasus dikoreksi', en: 'Facts of the case corrected' },
      corrects: { types: ['ElementRecorded', 'ElementCorrected'], by: 'elementId' },
      publish: { fields: [] },
    },
  ),
  ElementTakenBack: event(
    1,
    { elementId: theElementId, because: explanation },
    {
      label: { id: 'Unsur TPPO ditarik karena keliru dicatat', en: 'Element of trafficking taken back, recorded by mistake' },
      group: 'exploitation',
      neutral: { id: 'Uraian kasus dikoreksi', en: 'Facts of the case corrected' },
      corrects: { types: ['ElementRecorded', 'ElementCorrected'], by: 'elementId' },
      publish: { fields: [] },
    },
  ),
  // What it rested on stands no more. To other services it reads as what that agency now holds.
  DeterminationFellBack: event(
    1,
    { agencyId: determiner, status: determinedStatus },
    {
      label: { id: 'Penetapan gugur karena unsurnya tidak lagi terbukti', en: 'Determination fell back: its elements are borne out no more' },
      publish: { as: 'TraffickingStatusDetermined', fields: ['status', 'agencyId'] },
    },
  ),
  AgeBandChanged: event(1, { ageBand }, { label: { id: 'Kelompok umur diperbarui', en: 'Age band updated' }, publish: { fields: ['ageBand'] } }),
}

/** A case that is opened again, or that should never have been opened. */
const reopening = {
  CaseReopened: event(
    1,
    { because: explanation },
    { label: { id: 'Kasus dibuka kembali dengan nomor yang sama', en: 'Case reopened under its own number' }, publish: { fields: [] } },
  ),
  ConversionUndoProposed: event(
    1,
    { because: explanation },
    { label: { id: 'Pembatalan pembukaan kasus diusulkan', en: 'Undoing the opening of the case proposed' }, publish: { fields: [] } },
  ),
  ConversionUndone: event(
    1,
    { reportId: theReportId },
    {
      label: { id: 'Pembukaan kasus dibatalkan, laporan ditelaah lagi', en: 'Opening of the case undone; the report is looked at again' },
      publish: { as: 'CaseClosed', fields: [] },
    },
  ),
}

export const correctionEvents = { ...corrections, ...reopening }
export type EpisodeCorrection = z.output<typeof corrections.EpisodeCorrected.schema>
