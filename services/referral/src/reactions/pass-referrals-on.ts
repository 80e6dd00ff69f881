import { caseFact } from '@titian/case-file'
import { reaction } from '@titian/service'
import { idOf } from '@titian/views'
import { endWithTransfer } from '../referral/end-with-transfer.ts'
import { passReferralOn } from '../referral/pass-referral-on.ts'

interface Row {
  readonly referral_id: string
  readonly recipient_agency_id: string
  readonly ends: boolean
}

/** Nothing of a case stays behind with who does not answer for it any more, but what is to be protection's alone (SAFETY 2). */
export const passReferralsOnWhenAccountabilityMoves = reaction(
  'pass-referrals-on-when-accountability-moves',
  caseFact,
  'AccountabilityTransferred',
  async ({ stream, data: { from, to, referralId } }, { db }) => {
    const { rows } = await db.query<Row>(
      `select r.referral_id, r.recipient_agency_id, coalesce(r.referral_id = any(t.ended_with_it), false) as ends
         from referral r left join referral t on t.referral_id = $3
        where r.case_id = $1 and r.sender_agency_id = $2 and r.referral_id is distinct from $3 and r.discretion <> 'protected'
          and (r.status in ('requested', 'accepted') or (r.status = 'handed-over' and r.kind <> 'TRANSFER'))
        order by r.referral_id`,
      [idOf(stream), from, referralId ?? null],
    )
    return rows.map(({ referral_id: id, recipient_agency_id: recipient, ends }) =>
      ends || recipient === to ? { command: endWithTransfer, id, input: {} } : { command: passReferralOn, id, input: { senderAgencyId: to } },
    )
  },
)
