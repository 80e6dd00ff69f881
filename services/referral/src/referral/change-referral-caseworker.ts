import { posts } from '@titian/access'
import { type ReferralFact, refusedToName, standingNow } from '@titian/case-file'
import { boundTo, standingOf } from '@titian/core'
import { z } from 'zod'
import { ownCaseworker } from '../fields.ts'
import { reject } from '../rejections.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

/** Who was there until now keeps what they saw, and learns nothing more. */
export const changeReferralCaseworker = referral.command({
  name: 'ChangeReferralCaseworker',
  doc: 'The recipient agency names another caseworker for a referral that it has taken on.',
  path: 'change-caseworker',
  may: posts(...workers).of('recipientAgency'),
  label: { id: 'Ganti pendamping rujukan', en: 'Change the caseworker' },
  input: z.strictObject({ caseworkerId: ownCaseworker }),
  needs: {
    named: standingOf(({ caseworkerId }: { caseworkerId: string }, { recipientAgencyId }: ReferralFact) => ({
      agencyId: recipientAgencyId,
      userId: caseworkerId,
    })),
    bound: boundTo('caseId'),
  },
  open: ({ status, kind }) =>
    status === 'accepted' || (status === 'handed-over' && kind !== 'TRANSFER') ? undefined : reject('REFERRAL_NOT_ACCEPTED'),
  decide({ caseworkerId }, state, { actor, now, named, bound }) {
    if (state.caseworkerId === caseworkerId) return []
    const refused = refusedToName({ named, actor, bound, now, mayKnow: false })
    const unitId = standingNow(named)?.unitId
    return refused ?? [{ type: 'ReferralCaseworkerChanged', data: { caseworkerId, ...(unitId !== undefined && { unitId }) } }]
  },
})
