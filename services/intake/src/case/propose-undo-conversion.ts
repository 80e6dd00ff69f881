import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { theCase } from './case.ts'
import { explanation } from './told.ts'
import { hasFollowed, notUndoable, whatFollowed } from './undo-conversion.ts'

export const proposeUndoConversion = theCase.command({
  name: 'ProposeUndoConversion',
  doc: 'Says that a report should not have become this case, or not at this agency. A second person decides, while nothing has followed.',
  path: 'propose-undo',
  may: caseTeam,
  label: { id: 'Usulkan pembatalan pembukaan kasus', en: 'Propose to undo the opening' },
  input: z.strictObject({ because: explanation }),
  needs: whatFollowed,
  open: (state) => notUndoable(state) ?? (state.undoProposedBy ? reject('UNDO_ALREADY_PROPOSED') : undefined),
  decide(input, state, followed) {
    if (state.undoProposedBy === followed.actor.userId) return []
    return hasFollowed(followed) ? reject('CONVERSION_FOLLOWED') : [{ type: 'ConversionUndoProposed', data: input }]
  },
})
