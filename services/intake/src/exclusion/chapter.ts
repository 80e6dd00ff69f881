import { chapter } from '@titian/service'
import { exclusionList, exclusions } from '../views/exclusions.ts'
import { excludeFromCase, excludeFromCaseByOversight } from './exclude-from-case.ts'
import { exclusion } from './exclusion.ts'
import { liftExclusion } from './lift-exclusion.ts'

export const exclusionChapter = chapter({
  aggregate: exclusion,
  commands: [excludeFromCase, excludeFromCaseByOversight, liftExclusion],
  views: [exclusionList],
  queries: [exclusions],
})
