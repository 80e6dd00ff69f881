import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { explanation, risk as riskField } from './events.ts'
import { notGoingOn, reintegration } from './reintegration.ts'

export const assessRetraffickingRisk = reintegration.command({
  name: 'AssessRetraffickingRisk',
  doc: 'Says how great the risk is that she is trafficked again. While it is high, the reintegration does not end.',
  path: 'assess-risk',
  may: posts(...companions, 'counsellor').of(...partOfCase),
  label: { id: 'Nilai risiko perdagangan ulang', en: 'Assess risk of re-trafficking' },
  input: z.strictObject({ risk: riskField, text: explanation.optional() }),
  open: notGoingOn,
  decide({ risk, text: said }, state) {
    if (state.risk === risk && said === undefined) return []
    return [{ type: 'RetraffickingRiskAssessed', data: { risk, ...(said && { text: said }) } }]
  },
})
