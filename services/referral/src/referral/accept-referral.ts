import { posts } from '@titian/access'
import { type ReferralFact, refusedToName, standingNow } from '@titian/case-file'
import { boundTo, standingOf } from '@titian/core'
import { z } from 'zod'
import { ownCaseworker } from '../fields.ts'
import { reject } from '../rejections.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

export const acceptReferral = referral.command({
  name: 'AcceptReferral',
  doc: 'The recipient agency takes the referral on and names the caseworker.',
  path: 'accept',
  may: posts(...workers).of('askedAgency'),
  label: { id: 'Terima rujukan', en: 'Accept referral' },
  input: z.strictObject({ caseworkerId: ownCaseworker }),
  needs: {
    named: standingOf(({ caseworkerId }: { caseworkerId: string }, { recipientAgencyId }: ReferralFact) => ({
      agencyId: recipientAgencyId,
      userId: caseworkerId,
    })),
    bound: boundTo('caseId'),
  },
  open: ({ status }) =>
    status === 'accepted' ? reject('REFERRAL_ALREADY_ACCEPTED') : status !== 'requested' ? reject('REFERRAL_NOT_OPEN') : undefined,
  given: { caseworkerId: 'me.userId' },
  usual: true,
  decide({ caseworkerId }, state, { actor, now, named, bound }) {
    if (state.status === 'accepted' && state.caseworkerId === caseworkerId) return []
    // The one who asked answers for the case: who is excluded from it is not said here, to nobody.
    const refused = refusedToName({ named, actor, bound, now, mayKnow: false })
    const unitId = standingNow(named)?.unitId
    return refused ?? [{ type: 'ReferralAccepted', data: { caseworkerId, ...(unitId !== undefined && { unitId }) } }]
  },
})
