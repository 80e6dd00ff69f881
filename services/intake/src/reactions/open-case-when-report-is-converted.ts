import { reaction } from '@titian/service'
import { idOf } from '@titian/views'
import { openCase } from '../case/open-case.ts'
import { report } from '../report/report.ts'
import { registerSubject } from '../subject/register-subject.ts'
import { subjectIdOf } from '../subject/subject-id.ts'

/** Several streams, one event: person and case come to be under the ids that the conversion named, the person first. */
export const openCaseWhenReportIsConverted = reaction('open-case-when-report-is-converted', report, 'ReportConverted', ({ stream, data }) => {
  const { caseId, caseNumber, agencyId, caseworkerId, personId, area, ageBand } = data
  return [
    { command: registerSubject, id: subjectIdOf(caseId), input: { caseId, personId } },
    { command: openCase, id: caseId, input: { caseNumber, personId, reportId: idOf(stream), agencyId, caseworkerId, area, ageBand } },
  ]
})
