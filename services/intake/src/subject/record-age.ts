import { personal } from '@titian/privacy'
import { ageSources } from '@titian/vocabulary'
import { z } from 'zod'
import { text } from '../fields.ts'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { monthOf18From } from './age.ts'
import { subject } from './subject.ts'

export const recordAge = subject.command({
  name: 'RecordAge',
  doc: 'Records an age as stated, documented or assessed, with its source. In doubt she is a child until assessed.',
  path: 'record-age',
  may: caseTeam,
  label: { id: 'Catat umur', en: 'Record the age' },
  input: z.strictObject({
    kind: ageSources.schema,
    /** Completed years today, where no month is known. */
    years: z.int().min(0).max(120).optional(),
    monthOf18thBirthday: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Bulan ulang tahun ke-18 ditulis yyyy-mm / The month of the 18th birthday is written yyyy-mm')
      .optional(),
    /** Only of a document: issued irregularly, it never makes an adult. */
    documentIrregular: z.boolean().optional(),
    source: personal('identity', { of: 'personId' }, text(300)).optional(),
  }),
  decide({ kind, years, monthOf18thBirthday, documentIrregular, source }, state, { now }) {
    if (state.status === 'none') return reject('SUBJECT_UNKNOWN')
    const month = monthOf18thBirthday ?? (years === undefined ? undefined : monthOf18From(years, now))
    if (month === undefined) return reject('AGE_MISSING')
    const irregular = kind === 'DOCUMENTED' && documentIrregular === true
    const last = state.ages.at(-1)
    if (last?.kind === kind && last.monthOf18thBirthday === month && last.irregular === irregular) return []
    return [{ type: 'AgeRecorded', data: { kind, monthOf18thBirthday: month, irregular, ...(source && { source }) } }]
  },
})
