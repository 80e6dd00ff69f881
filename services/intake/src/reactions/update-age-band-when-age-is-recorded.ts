import { reaction } from '@titian/service'
import { updateAgeBand } from '../case/update-age-band.ts'
import { subject } from '../subject/subject.ts'

/** What was said of an age stays with intake; the band that follows is the case's to say. */
export const updateAgeBandWhenAgeIsRecorded = reaction('update-age-band-when-age-is-recorded', subject, 'AgeRecorded', ({ meta }) =>
  meta.caseId === undefined ? [] : [{ command: updateAgeBand, id: meta.caseId, input: {} }],
)
