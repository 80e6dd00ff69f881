import { posts } from '@titian/access'
import { refusedToName } from '@titian/case-file'
import { boundTo } from '@titian/core'
import { z } from 'zod'
import { accountable, caseworker } from '../fields.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import type { Case } from './case-state.ts'
import { namedFor, unitOf } from './named.ts'

export const rescueCase = theCase.command({
  name: 'RescueCase',
  doc: 'The desk of the province names a caseworker for a case that has none who can work on it: at the agency that answers for it, or at another where that one is gone.',
  path: 'rescue',
  may: posts('supervisor', 'duty-officer').of('askedAgency'),
  label: { id: 'Tunjuk pendamping pengganti', en: 'Name another caseworker' },
  input: z.strictObject({ agencyId: accountable.optional(), caseworkerId: caseworker }),
  needs: {
    named: namedFor(({ agencyId }: { agencyId?: string }, state: Case) => agencyId ?? state.accountable),
    bound: boundTo('caseId'),
  },
  open: (state) => notOpen(state) ?? (state.rescue ? undefined : reject('CASE_NOT_WAITING')),
  usual: true,
  decide({ agencyId, caseworkerId }, state, { actor, now, named, bound }) {
    // The desk does not answer for the case: why somebody cannot be named is not told there.
    const refused = refusedToName({ named, actor, bound, now, mayKnow: false })
    if (refused) return refused
    const from = state.accountable ?? ''
    const to = agencyId ?? from
    if (to === from) return [{ type: 'CaseworkerAssigned', data: { caseworkerId, ...unitOf(named) } }]
    return [{ type: 'AccountabilityTransferred', data: { from, to, caseworkerId, ...unitOf(named) } }]
  },
})
