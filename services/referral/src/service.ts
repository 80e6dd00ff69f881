import { caseFact, consentFact } from '@titian/case-file'
import { service } from '@titian/service'
import * as chapters from './chapters.ts'
import { rejections } from './rejections.ts'

/** Agencies and what they offer; referrals and hand-overs between them. */
export const referralService = service({
  name: 'referral',
  chapters: Object.values(chapters),
  facts: [caseFact, consentFact],
  answersClosures: true,
  rejections,
})
