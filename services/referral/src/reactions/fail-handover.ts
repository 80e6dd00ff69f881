import { caseFact } from '@titian/case-file'
import { reaction } from '@titian/service'
import { failHandover } from '../referral/fail-handover.ts'

/** Accountability is intake's to move; where it will not, the hand-over did not take place. */
export const failHandoverWhenRefused = reaction(
  'fail-handover-when-accountability-is-refused',
  caseFact,
  'AccountabilityTransferRefused',
  ({ data: { referralId, code } }) => [{ command: failHandover, id: referralId, input: { code } }],
)
