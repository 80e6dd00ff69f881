import { posts } from '@titian/access'
import { caseFact, isKnownAdult } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { group } from '@titian/service'
import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { approvalDue } from './approval-due.ts'
import type { presentPeople } from './codes.ts'
import { agreementFields, bestInterestFields } from './events.ts'
import { notGoingOn, plan } from './plan.ts'

export const agreePlan = plan.command({
  name: 'AgreePlan',
  doc: 'Records that the person agrees, how, who was present and whether in private; or, for a child, why the plan is in its best interest.',
  path: 'agree',
  may: posts(...companions, 'counsellor').of(...partOfCase),
  label: { id: 'Catat persetujuan rencana', en: 'Record agreement to the plan' },
  input: z.strictObject({
    agreement: group(agreementFields, { id: 'Persetujuan yang bersangkutan', en: 'Agreement of the person' }).optional(),
    bestInterest: group(bestInterestFields, { id: 'Kepentingan terbaik anak', en: 'Best interest of the child' }).optional(),
  }),
  needs: { theCase: stateOf(caseFact, 'caseId') },
  open: (state) => notGoingOn(state) ?? (state.agreement === 'person' ? reject('PLAN_ALREADY_AGREED') : undefined),
  usual: true,
  decide({ agreement, bestInterest }, state, { theCase, now }) {
    // Her own word, given later, is worth more than what was decided for her.
    if (state.agreement === 'person' || (state.agreement === 'best-interest' && !agreement)) return []
    if (agreement?.inPrivate && agreement.present.some((one) => others.includes(one))) return reject('AGREEMENT_CONTRADICTORY')
    const due = state.approval ? { rule: state.approval.rule, dueAt: state.approval.dueAt, zone: state.approval.zone } : approvalDue(now)
    if (agreement) return [{ type: 'PlanAgreed', data: { ...agreement, ...due } }]
    if (!bestInterest) return reject('AGREEMENT_MISSING')
    // A note in somebody's best interest is for who cannot speak for herself yet, never for a grown woman (SAFETY 12, 14).
    return isKnownAdult(theCase) ? reject('BEST_INTEREST_OF_ADULT') : [{ type: 'PlanAgreedInBestInterest', data: { ...bestInterest, ...due } }]
  },
})

/** In front of these she is not free to say no. */
const others: readonly Code<typeof presentPeople>[] = ['GUARDIAN', 'FAMILY', 'POLICE', 'OTHER']
