import { z } from 'zod'
import { determiners } from '../posts.ts'
import { notOpen, theCase } from './case.ts'
import { elementFields, notOfEpisode } from './elements.ts'

export const recordElement = theCase.command({
  name: 'RecordElement',
  doc: 'Records that an element of trafficking (act, means or purpose) is borne out by evidence, which is named and not copied.',
  path: 'record-element',
  may: determiners,
  label: { id: 'Catat unsur TPPO', en: 'Record an element of trafficking' },
  input: z.strictObject(elementFields),
  open: notOpen,
  decide(input, state, { newId }) {
    const { element, code, episodeId, evidence } = input
    const refused = notOfEpisode(input, state)
    if (refused) return refused
    const recorded = state.elements.filter((one) => one.element === element && one.code === code && one.episodeId === episodeId)
    const known = evidence.every(({ documentId }) => recorded.some((one) => one.evidence.some((held) => held.documentId === documentId)))
    return known ? [] : [{ type: 'ElementRecorded', data: { elementId: newId('element'), ...input } }]
  },
})
