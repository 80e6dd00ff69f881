import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { theCase } from './case.ts'
import { hasFollowed, notUndoable, whatFollowed } from './undo-conversion.ts'

export const confirmUndoConversion = theCase.command({
  name: 'ConfirmUndoConversion',
  doc: 'A second person agrees that the case should not have been opened: there is none any more, and the duty desk has the report again.',
  path: 'confirm-undo',
  may: caseTeam,
  label: { id: 'Setujui pembatalan pembukaan kasus', en: 'Undo the opening of the case' },
  input: z.strictObject({}),
  needs: whatFollowed,
  open: (state, { actor }) =>
    notUndoable(state) ??
    (!state.undoProposedBy ? reject('UNDO_NOT_PROPOSED') : state.undoProposedBy === actor.userId ? reject('SECOND_PERSON_NEEDED') : undefined),
  decide(_, { status, reportId }, followed) {
    if (status === 'undone') return []
    if (reportId === undefined) return reject('CASE_UNKNOWN')
    return hasFollowed(followed) ? reject('CONVERSION_FOLLOWED') : [{ type: 'ConversionUndone', data: { reportId } }]
  },
})
