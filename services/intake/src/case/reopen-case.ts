import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { theCase } from './case.ts'
import { explanation } from './told.ts'

/** The door stays open: who was lost comes back, who declined asks again, and is not asked to tell it all anew to somebody else. */
export const reopenCase = theCase.command({
  name: 'ReopenCase',
  doc: 'Opens a closed case again, under its own number and with its history, at the agency that answered for it last.',
  path: 'reopen',
  may: caseTeam,
  label: { id: 'Buka kembali kasus', en: 'Reopen the case' },
  input: z.strictObject({ because: explanation }),
  open: ({ status }) => (status === 'closed' ? undefined : reject(status === 'none' || status === 'undone' ? 'CASE_UNKNOWN' : 'CASE_NOT_CLOSED')),
  decide: (input, { status, reopened }) => (status === 'open' && reopened ? [] : [{ type: 'CaseReopened', data: input }]),
})
