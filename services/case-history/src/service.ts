import { service } from '@titian/service-kit'
import { rejections } from './rejections.ts'
import { timelineRoutes } from './timeline/routes.ts'
import { timelineView } from './views/timeline.ts'

/** The shared timeline: what all services recorded of a case, as references in the order of happening. */
export const caseHistoryService = service({
  name: 'case-history',
  label: { id: 'Riwayat kasus', en: 'Case history' },
  aggregates: [],
  commands: [],
  receivesAllOf: ['intake', 'referral', 'victim-support'],
  views: [timelineView],
  routes: timelineRoutes,
  rejections,
})
