import { z } from 'zod'
import { determiners } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { determiner, explanation } from './told.ts'

export const disputeDetermination = theCase.command({
  name: 'DisputeDetermination',
  doc: "An agency disagrees with another one's determination and says why. Both stay; the dissent is shown with the determination.",
  path: 'dispute-determination',
  may: determiners,
  label: { id: 'Catat pendapat berbeda', en: 'Record dissent' },
  input: z.strictObject({ ofAgencyId: determiner, reason: explanation }),
  // Not whether there is one to dispute: that would tell of a determination that the caller does not see.
  open: notOpen,
  decide({ ofAgencyId, reason }, state, { actor }) {
    if (ofAgencyId === actor.agencyId) return reject('DETERMINATION_OWN')
    if (!state.determinations.some(({ agencyId }) => agencyId === ofAgencyId)) return reject('DETERMINATION_UNKNOWN')
    const said = state.dissents.some((one) => one.ofAgencyId === ofAgencyId && one.agencyId === actor.agencyId && one.reason.sealId === reason.sealId)
    return said ? [] : [{ type: 'DeterminationDisputed', data: { ofAgencyId, agencyId: actor.agencyId, reason } }]
  },
})
