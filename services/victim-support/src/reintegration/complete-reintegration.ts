import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { notGoingOn, reintegration } from './reintegration.ts'

export const completeReintegration = reintegration.command({
  name: 'CompleteReintegration',
  doc: 'Ends the reintegration once all follow-ups are made or waived and the risk, as last assessed, is not high.',
  path: 'complete',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Selesaikan reintegrasi', en: 'Complete reintegration' },
  input: z.strictObject({}),
  // The risk is asked when it is tried: whoever sees the reintegration need not know how she fares.
  open(state) {
    const open = state.followUps.filter(({ status }) => status === 'due' || status === 'missed').length
    return notGoingOn(state) ?? (open > 0 ? reject('FOLLOW_UPS_OPEN', { count: open }) : undefined)
  },
  decide(_, state) {
    if (state.status === 'completed') return []
    if (state.risk === undefined) return reject('RISK_NOT_ASSESSED')
    return state.risk === 'HIGH' ? reject('RISK_HIGH') : [{ type: 'ReintegrationCompleted', data: {} }]
  },
})
