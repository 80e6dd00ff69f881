/** The table of contents: a line for each aggregate, whose folder says the rest. */
export { planChapter } from './plan/chapter.ts'
export { reintegrationChapter } from './reintegration/chapter.ts'
export { supportServiceChapter } from './service/chapter.ts'
