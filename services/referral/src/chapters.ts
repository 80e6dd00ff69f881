/** The table of contents: a line for each aggregate, whose folder says the rest. */
export { agencyChapter } from './agency/chapter.ts'
export { referralChapter } from './referral/chapter.ts'
export { staffChapter } from './staff/chapter.ts'
