import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { accountable, caseworker, theCaseId } from '../fields.ts'
import { notOpen, report } from './report.ts'

export const followLinkedCase = report.command({
  name: 'FollowLinkedCase',
  doc: 'Another caseworker has the case that a report is linked to: the report is theirs to take up.',
  path: 'follow-linked-case',
  may: systemOnly,
  label: { id: 'Ikuti pendamping kasus', en: 'Follow the caseworker' },
  input: z.strictObject({ caseId: theCaseId, agencyId: accountable, caseworkerId: caseworker.optional() }),
  decide(linked, state) {
    const before = state.links.find(({ caseId }) => caseId === linked.caseId)
    const same = before?.agencyId === linked.agencyId && before.caseworkerId === linked.caseworkerId
    if (before === undefined || same || (notOpen(state) && state.status !== 'dismissed')) return []
    return [{ type: 'ReportLinked', data: { number: before.number, linked } }]
  },
})
