import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { reviewOutcome } from './events.ts'
import { referral } from './referral.ts'

export const reviewDisclosure = referral.command({
  name: 'ReviewDisclosure',
  doc: 'A second person finds whether a law may go on to stand where she refused. Where it may not, the recipient reads what she consents to, and no more.',
  path: 'review-disclosure',
  may: posts('supervisor').of('accountableAgency'),
  label: { id: 'Tinjau pembukaan data', en: 'Review the disclosure' },
  input: z.strictObject({ outcome: reviewOutcome }),
  open: ({ reviewDueAt }) => (reviewDueAt === undefined ? reject('NO_REVIEW_DUE') : undefined),
  decide: ({ outcome }, { discretion, disclosedBy }, { actor }) =>
    disclosedBy === actor.userId ? reject('SECOND_PERSON_NEEDED') : [{ type: 'DisclosureReviewed', data: { discretion, outcome } }],
})
