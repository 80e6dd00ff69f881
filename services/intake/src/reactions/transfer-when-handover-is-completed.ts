import { referralFact } from '@titian/case-file'
import { reaction } from '@titian/service'
import { idOf } from '@titian/views'
import { transferAccountability } from '../case/transfer-accountability.ts'

/** Whether the hand-over was of a transfer is the command's to ask. */
export const transferWhenHandoverIsCompleted = reaction(
  'transfer-when-handover-is-completed',
  referralFact,
  'HandoverCompleted',
  ({ stream, meta, data: { from, to, caseworkerId } }) =>
    meta.caseId === undefined
      ? []
      : [{ command: transferAccountability, id: meta.caseId, input: { referralId: idOf(stream), from, to, caseworkerId } }],
)
