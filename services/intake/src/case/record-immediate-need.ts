import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { notOpen, theCase } from './case.ts'
import { needNote, needs } from './events.ts'

/** Need comes before proof: no determination is asked for (SAFETY 11). A need that arises again is told apart by its note. */
export const recordImmediateNeed = theCase.command({
  name: 'RecordImmediateNeed',
  doc: 'Says what cannot wait; opens shelter, health and counselling before anything is determined.',
  path: 'record-immediate-need',
  may: caseCompanions,
  label: { id: 'Catat kebutuhan mendesak', en: 'Record an immediate need' },
  input: z.strictObject({ needs: needs.min(1).max(10), note: needNote.optional() }),
  legalBasis: () => ({ kind: 'VITAL_INTEREST' }),
  urgent: true,
  open: notOpen,
  decide(input, state) {
    const known = input.needs.every((need) => state.immediateNeeds.some(({ code }) => code === need))
    return known && !input.note ? [] : [{ type: 'ImmediateNeedRecorded', data: input }]
  },
})
