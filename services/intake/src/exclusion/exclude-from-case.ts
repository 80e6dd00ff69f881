import { posts } from '@titian/access'
import type { Actor } from '@titian/core'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { theCase } from '../case/case.ts'
import type { Case } from '../case/case-state.ts'
import { theCaseId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { exclude } from './exclude.ts'
import { exclusion, exclusionFields } from './exclusion.ts'

const input = z.strictObject({ caseId: theCaseId, ...exclusionFields })
type Input = z.output<typeof input>

const shared = {
  label: { id: 'Kecualikan dari kasus', en: 'Exclude from the case' },
  input,
  needs: { theCase: stateOf(theCase, 'caseId') },
  caseId: ({ caseId }: Input) => caseId,
  given: { caseId: 'case.id', personId: 'case.personId' } as const,
  newAggregateId: ({ caseId }: Input) => caseId,
  urgent: true as const,
}

export const excludeFromCase = exclusion.command({
  ...shared,
  name: 'ExcludeFromCase',
  doc: 'The accountable agency, or LPSK where it works on the case, excludes a person, a unit or an agency: for them the case does not exist. Also once it is closed.',
  may: posts('supervisor', 'lpsk-officer').of('accountableAgency', 'recipientAgency'),
  decide(said, state, context) {
    const { actor, theCase } = context
    if (!mayExclude(actor, theCase)) return reject('EXCLUSION_NOT_YOURS')
    return refusedFor(theCase, said) ?? exclude(said, state, context)
  },
})

export const excludeFromCaseByOversight = exclusion.command({
  ...shared,
  name: 'ExcludeFromCaseByOversight',
  doc: 'An auditor excludes a person, a unit or an agency from a case.',
  collection: 'oversight-exclusions',
  may: posts('auditor').at('OVERSIGHT'),
  decide: (said, state, context) => refusedFor(context.theCase, said) ?? exclude(said, state, context),
})

const mayExclude = ({ agencyId, agencyKind, post }: Actor, { accountable }: Case): boolean =>
  post === 'lpsk-officer' ? agencyKind === 'LPSK' : agencyId === accountable

function refusedFor({ status, personId, accountable }: Case, said: Input) {
  // Also of a closed case: it is read still.
  if (status === 'none') return reject('CASE_UNKNOWN')
  if (personId !== said.personId) return reject('PERSON_OTHER')
  // Someone is always accountable: an agency that is excluded could not be.
  return said.agencyId !== undefined && said.agencyId === accountable ? reject('EXCLUSION_OF_ACCOUNTABLE') : undefined
}
