import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { exclusion, exclusionFields, theExclusionId } from './exclusion.ts'

export const liftExclusion = exclusion.command({
  name: 'LiftExclusion',
  doc: 'Those who excluded someone let them learn of the case again.',
  path: 'lift',
  may: posts('supervisor', 'lpsk-officer', 'auditor').of('excludingAgency'),
  label: { id: 'Cabut pengecualian', en: 'Lift the exclusion' },
  input: z.strictObject({ exclusionId: theExclusionId, because: exclusionFields.reason }),
  decide(input, state, { actor }) {
    const found = state.exclusions.find(({ exclusionId }) => exclusionId === input.exclusionId)
    // Another agency's exclusion reads as none at all.
    if (found?.byAgencyId !== actor.agencyId) return reject('EXCLUSION_UNKNOWN')
    return found.to ? [] : [{ type: 'ExclusionLifted', data: input }]
  },
})
