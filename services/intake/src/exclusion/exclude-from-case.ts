import { posts } from '@titian/access'
import type { Actor, DecisionContext, EventOf, Rejection } from '@titian/core'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { notOpen, theCase } from '../case/case.ts'
import type { Case } from '../case/case-state.ts'
import { theCaseId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { type Exclusions, exclusion, exclusionFields } from './exclusion.ts'

const input = z.strictObject({ caseId: theCaseId, ...exclusionFields })
type Input = z.output<typeof input>

const shared = {
  label: { id: 'Kecualikan dari kasus', en: 'Exclude from the case' },
  input,
  needs: { theCase: stateOf(theCase, 'caseId') },
  caseId: ({ caseId }: Input) => caseId,
  given: { caseId: 'case.id', personId: 'case.personId' } as const,
  newAggregateId: ({ caseId }: Input) => caseId,
}

export const excludeFromCase = exclusion.command({
  ...shared,
  name: 'ExcludeFromCase',
  doc: 'The accountable agency, or LPSK where it works on the case, excludes a person, a unit or an agency: for them the case does not exist.',
  may: posts('supervisor', 'lpsk-officer').of('accountableAgency', 'recipientAgency'),
  decide(said, state, context) {
    const { actor, theCase } = context
    if (!mayExclude(actor, theCase)) return reject('EXCLUSION_NOT_YOURS')
    return exclude(said, state, context)
  },
})

export const excludeFromCaseByOversight = exclusion.command({
  ...shared,
  name: 'ExcludeFromCaseByOversight',
  doc: 'An auditor excludes a person, a unit or an agency from a case.',
  collection: 'oversight-exclusions',
  may: posts('auditor').at('OVERSIGHT'),
  decide: (said, state, context) => exclude(said, state, context),
})

const mayExclude = ({ agencyId, agencyKind, post }: Actor, { accountable }: Case): boolean =>
  post === 'lpsk-officer' ? agencyKind === 'LPSK' : agencyId === accountable

function exclude(
  said: Input,
  state: Exclusions,
  { newId, theCase }: Pick<DecisionContext, 'newId'> & { readonly theCase: Case },
): readonly EventOf<(typeof exclusion)['events']>[] | Rejection {
  const refused = notOpen(theCase)
  if (refused) return refused
  if (theCase.personId !== said.personId) return reject('PERSON_OTHER')
  const { agencyId, unitId, userId } = said
  if ([agencyId, unitId, userId].filter((who) => who !== undefined).length !== 1) return reject('EXCLUSION_WHO_MISSING')
  // Someone is always accountable: an agency that is excluded could not be.
  if (agencyId !== undefined && agencyId === theCase.accountable) return reject('EXCLUSION_OF_ACCOUNTABLE')
  const already = state.exclusions.some((one) => !one.to && one.agencyId === agencyId && one.unitId === unitId && one.userId === userId)
  return already ? [] : [{ type: 'ExcludedFromCase', data: { exclusionId: newId('exclusion'), ...said } }]
}
