import { chapter } from '@titian/service'
import { leaveToSupervisorWhenExcluded, moveDutyWhenExcluded } from '../reactions/when-someone-is-excluded.ts'
import { exclusionList, exclusions } from '../views/exclusions.ts'
import { excludeFromCase, excludeFromCaseByOversight } from './exclude-from-case.ts'
import { excludeFromReport, excludeFromReportByOversight } from './exclude-from-report.ts'
import { exclusion } from './exclusion.ts'
import { liftExclusion } from './lift-exclusion.ts'

export const exclusionChapter = chapter({
  aggregate: exclusion,
  commands: [excludeFromCase, excludeFromCaseByOversight, excludeFromReport, excludeFromReportByOversight, liftExclusion],
  views: [exclusionList],
  queries: [exclusions],
  reactions: [leaveToSupervisorWhenExcluded, moveDutyWhenExcluded],
})
