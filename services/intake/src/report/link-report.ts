import { lookUp } from '@titian/core'
import { z } from 'zod'
import { theNumber } from '../fields.ts'
import { dutyDesk } from '../posts.ts'
import { notOpen, report } from './report.ts'

interface Known {
  readonly caseId: string
  readonly agencyId: string
  readonly caseworkerId: string | null
}

/**
 * Whoever told may know the number of a case that there is. Right or wrong, the answer and what is recorded are the same, and the report stays the
 * desk's with its clock running: a wrong number must not lose a person, and a right one tells the desk nothing (SAFETY 4, 7).
 */
export const linkReport = report.command({
  name: 'LinkReport',
  doc: 'Says which case the person of a report is known from, by its number. If there is such a case, its caseworker is told; the desk is not, and decides the report as any other.',
  path: 'link',
  may: dutyDesk,
  label: { id: 'Hubungkan dengan kasus', en: 'Link to a case' },
  input: z.strictObject({ caseNumber: theNumber }),
  needs: { known: lookUp<Known | undefined>('caseToLink', ({ caseNumber }: { caseNumber: string }) => ({ caseNumber })) },
  open: notOpen,
  decide({ caseNumber }, state, { known }) {
    if (state.named.includes(caseNumber)) return []
    const linked = known && {
      caseId: known.caseId,
      agencyId: known.agencyId,
      ...(known.caseworkerId !== null && { caseworkerId: known.caseworkerId }),
    }
    return [{ type: 'ReportLinked', data: { number: caseNumber, ...(linked && { linked }) } }]
  },
})
