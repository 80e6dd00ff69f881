import { service } from '@titian/service'
import { commonServices } from '@titian/service-registry'
import { rejections } from './rejections.ts'
import { timelineRoutes } from './timeline/routes.ts'
import { timelineView } from './views/timeline.ts'

const name = 'case-history'

/** The shared timeline: what all services recorded of a case, as references in the order of happening. */
export const caseHistoryService = service({
  name,
  chapters: [],
  receivesAllOf: commonServices.filter((other) => other !== name),
  views: [timelineView],
  routes: timelineRoutes,
  rejections,
})
