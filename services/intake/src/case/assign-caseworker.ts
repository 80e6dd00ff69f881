import { refusedToName } from '@titian/case-file'
import { boundTo } from '@titian/core'
import { z } from 'zod'
import { ownCaseworker } from '../fields.ts'
import { caseSupervisor } from '../posts.ts'
import { notOpen, theCase } from './case.ts'
import type { Case } from './case-state.ts'
import { namedFor, unitOf } from './named.ts'

export const assignCaseworker = theCase.command({
  name: 'AssignCaseworker',
  doc: 'The accountable agency names the person who works on the case from now on.',
  path: 'assign-caseworker',
  may: caseSupervisor,
  label: { id: 'Tugaskan pendamping kasus', en: 'Assign the caseworker' },
  input: z.strictObject({ caseworkerId: ownCaseworker }),
  needs: { named: namedFor((_: unknown, state: Case) => state.accountable), bound: boundTo('caseId') },
  open: notOpen,
  decide({ caseworkerId }, state, { actor, now, named, bound }) {
    if (state.caseworkerId === caseworkerId && !state.isMissingCaseworker) return []
    const refused = refusedToName({ named, actor, bound, now, mayKnow: true })
    return refused ?? [{ type: 'CaseworkerAssigned', data: { caseworkerId, ...unitOf(named) } }]
  },
})
