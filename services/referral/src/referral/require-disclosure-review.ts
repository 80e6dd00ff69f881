import { systemOnly } from '@titian/access'
import { caseFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { despiteRefusal, reviewWhere } from './disclosure-review.ts'
import { referral } from './referral.ts'

export const requireDisclosureReview = referral.command({
  name: 'RequireDisclosureReview',
  doc: 'She said no to what a law discloses already: a second person has to review whether it may go on.',
  path: 'require-disclosure-review',
  may: systemOnly,
  label: { id: 'Minta tinjauan pembukaan data', en: 'Ask for a review of the disclosure' },
  input: z.strictObject({}),
  needs: { theCase: stateOf(caseFact, 'caseId') },
  decide: (_, { status, disclosed, discretion, reviewDueAt }, { now, theCase }) =>
    status === 'ended' || reviewDueAt !== undefined ? [] : reviewWhere(despiteRefusal(disclosed).length > 0, discretion, theCase, now),
})
