import { reaction } from '@titian/service'
import { idOf } from '@titian/views'
import { noteUnservedNeed } from '../referral/note-unserved-need.ts'
import { referral } from '../referral/referral.ts'

/** Who is outside of one mandate may be outside of all (SAFETY 17). */
export const noteUnservedNeedWhenOutsideMandate = reaction(
  'note-unserved-need-when-outside-mandate',
  referral,
  'ReferralRejected',
  ({ stream, data: { code } }) => (code === 'OUTSIDE_MANDATE' ? [{ command: noteUnservedNeed, id: idOf(stream), input: {} }] : []),
)
