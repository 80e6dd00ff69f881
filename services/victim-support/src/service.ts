import { agencyFact, caseFact, consentFact, safeContactFact } from '@titian/case-file'
import { service } from '@titian/service'
import * as chapters from './chapters.ts'
import { rejections } from './rejections.ts'
import { myTasks } from './views/my-tasks.ts'
import { supportView } from './views/support.ts'
import { supportOfCase } from './views/support-of-case.ts'

/** Plans, services and the way back. */
export const victimSupportService = service({
  name: 'victim-support',
  chapters: Object.values(chapters),
  facts: [caseFact, consentFact, agencyFact, safeContactFact],
  views: [supportView],
  queries: [supportOfCase, myTasks],
  answersClosures: true,
  rejections,
})
