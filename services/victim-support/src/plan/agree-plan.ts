import { posts } from '@titian/access'
import { personal } from '@titian/privacy'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { agreementWays, presentPeople } from './codes.ts'
import { hasEnded, plan } from './plan.ts'

export const agreePlan = plan.command({
  name: 'AgreePlan',
  doc: 'Records that the person agrees, how, who was present and whether in private; or, for a child, why the plan is in its best interest.',
  path: 'agree',
  may: posts(...companions, 'counsellor').of(...partOfCase),
  label: { id: 'Catat persetujuan rencana', en: 'Record agreement to the plan' },
  input: z.strictObject({
    agreement: z.strictObject({ how: agreementWays.schema, present: z.array(presentPeople.schema).max(7), inPrivate: z.boolean() }).optional(),
    bestInterest: z.strictObject({ note: personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(2000)) }).optional(),
  }),
  decide({ agreement, bestInterest }, state) {
    if (state.status === 'none') return reject('PLAN_UNKNOWN')
    if (hasEnded(state)) return reject('PLAN_ENDED')
    // Her own word, given later, is worth more than what was decided for her.
    if (state.agreement === 'person' || (state.agreement === 'best-interest' && !agreement)) return []
    if (agreement) return [{ type: 'PlanAgreed', data: agreement }]
    return bestInterest ? [{ type: 'PlanAgreedInBestInterest', data: bestInterest }] : reject('AGREEMENT_MISSING')
  },
})
