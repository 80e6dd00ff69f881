import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { explanation, readiness as readinessField } from './events.ts'
import { notGoingOn, reintegration } from './reintegration.ts'

export const recordFamilyReadiness = reintegration.command({
  name: 'RecordFamilyReadiness',
  doc: 'Says whether the family can take her in, as a worker found it; she decides whether she wants to.',
  path: 'record-family-readiness',
  may: posts(...companions, 'counsellor').of(...partOfCase),
  label: { id: 'Catat kesiapan keluarga', en: 'Record family readiness' },
  input: z.strictObject({ readiness: readinessField, text: explanation.optional() }),
  open: notGoingOn,
  decide({ readiness, text: said }, state) {
    if (state.readiness === readiness && said === undefined) return []
    return [{ type: 'FamilyReadinessRecorded', data: { readiness, ...(said && { text: said }) } }]
  },
})
