import { posts } from '@titian/access'
import type { Actor } from '@titian/core'
import { z } from 'zod'
import { leading } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, report } from './report.ts'
import type { Report } from './report-state.ts'

const linkOf = ({ links }: Report, { userId, agencyId }: Actor) => links.find((one) => one.caseworkerId === userId && one.agencyId === agencyId)

/** From then on the report is read by the rules of that case. The desk finds it gone, as it does one that another desk made a case. */
export const takeUpReport = report.command({
  name: 'TakeUpReport',
  doc: 'The caseworker of a case that a report was linked to sees to it there: the report belongs to that case from now on. Also where the desk has dismissed it meanwhile.',
  path: 'take-up',
  may: posts(...leading).of('linkedCase'),
  label: { id: 'Tindaklanjuti dalam kasus ini', en: 'Take up in this case' },
  input: z.strictObject({}),
  open: (state, { actor }) =>
    (state.status === 'dismissed' ? undefined : notOpen(state)) ?? (linkOf(state, actor) ? undefined : reject('CASE_UNKNOWN')),
  usual: true,
  decide(_, state, { actor }) {
    const link = linkOf(state, actor)
    if (link === undefined) return reject('CASE_UNKNOWN')
    return [{ type: 'ReportTakenUp', data: { caseId: link.caseId } }]
  },
})
