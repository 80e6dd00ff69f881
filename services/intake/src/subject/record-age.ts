import { count, flag } from '@titian/service'
import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { isMonthOrLonger, turns18After } from './age.ts'
import { ageKind, ageSource, notRegistered, subject, turns18 } from './subject.ts'

export const recordAge = subject.command({
  name: 'RecordAge',
  doc: 'Records an age as stated, documented or assessed, with its source. In doubt she is a child until assessed.',
  path: 'record-age',
  may: caseTeam,
  label: { id: 'Catat umur', en: 'Record the age' },
  input: z.strictObject({
    kind: ageKind,
    /** Completed years today, where no month is known. */
    years: count({ id: 'Umur dalam tahun penuh', en: 'Age in completed years' }).max(120).optional(),
    turns18: turns18.refine(isMonthOrLonger, 'Bulan ulang tahun ke-18, tidak lebih rinci / The month of the 18th birthday, nothing finer').optional(),
    /** Only of a document: issued irregularly, it never makes an adult. */
    documentIrregular: flag({ id: 'Dokumen diterbitkan tidak semestinya', en: 'The document was issued irregularly' }).optional(),
    source: ageSource,
  }),
  open: notRegistered,
  decide({ kind, years, turns18: said, documentIrregular, source }, state, { now }) {
    const turns18 = said ?? (years === undefined ? undefined : turns18After(years, now))
    if (turns18 === undefined) return reject('AGE_MISSING')
    const irregular = kind === 'DOCUMENTED' && documentIrregular === true
    const last = state.ages.at(-1)
    if (last?.kind === kind && last.turns18.to === turns18.to && last.irregular === irregular) return []
    return [{ type: 'AgeRecorded', data: { kind, turns18, irregular, ...(source && { source }) } }]
  },
})
