import { systemOnly } from '@titian/access'
import { standingOf } from '@titian/core'
import { z } from 'zod'
import { theCase } from './case.ts'
import type { Case } from './case-state.ts'
import { isMissing, missingOf } from './named.ts'

export const checkCaseworker = theCase.command({
  name: 'CheckCaseworker',
  doc: 'Asks the register whether the caseworker still works where the case is: somebody left, was suspended or is back, or the agency is gone.',
  path: 'check-caseworker',
  may: systemOnly,
  label: { id: 'Periksa pendamping kasus', en: 'Check the caseworker' },
  input: z.strictObject({}),
  needs: {
    named: standingOf((_: unknown, { accountable, caseworkerId = '' }: Case) => ({ agencyId: accountable, userId: caseworkerId })),
  },
  decide(_, { status, caseworkerId, isMissingCaseworker }, { named }) {
    // Where nobody is named, the supervisor or the desk was asked already.
    if ((status !== 'open' && status !== 'closing') || caseworkerId === undefined) return []
    if (!isMissing(named)) return isMissingCaseworker ? [{ type: 'CaseworkerBack', data: {} }] : []
    return isMissingCaseworker ? [] : missingOf(named)
  },
})
