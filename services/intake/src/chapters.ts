/** The table of contents: a line for each aggregate, whose folder says the rest. */
export { caseChapter } from './case/chapter.ts'
export { consentChapter } from './consent/chapter.ts'
export { exclusionChapter } from './exclusion/chapter.ts'
export { reportChapter } from './report/chapter.ts'
export { safeContactChapter } from './safe-contact/chapter.ts'
export { subjectChapter } from './subject/chapter.ts'
