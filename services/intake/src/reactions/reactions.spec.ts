import type { RecordedEvent } from '@titian/core'
import { answeringServices } from '@titian/service-registry'
import { idOf } from '@titian/testing'
import { openCase } from '../case/open-case.ts'
import { recordClosureAnswer } from '../case/record-closure-answer.ts'
import { transferAccountability } from '../case/transfer-accountability.ts'
import { converted, victimId } from '../report/fixtures.ts'
import { registerSubject } from '../subject/register-subject.ts'
import { subjectIdOf } from '../subject/subject-id.ts'
import { openCaseWhenReportIsConverted } from './open-case-when-report-is-converted.ts'
import { recordAnswersWhenDesksAnswer } from './record-answer-when-desk-answers.ts'
import { transferWhenHandoverIsCompleted } from './transfer-when-handover-is-completed.ts'

const db = { query: () => Promise.reject(new Error('not asked')) }
const happened = (stream: string, data: unknown, caseId?: string) =>
  ({ stream, data, meta: { ...(caseId && { caseId }) } }) as unknown as RecordedEvent

describe('what follows', () => {
  it('from a conversion: the person, then the case, under the ids it named, with inputs that the commands take', async () => {
    const dispatches = await openCaseWhenReportIsConverted.run(happened(`intake.report-${idOf('report')}`, converted().data), { db })
    expect(dispatches.map(({ command, id }) => [command.name, id])).toEqual([
      ['RegisterSubject', subjectIdOf(idOf('case'))],
      ['OpenCase', idOf('case')],
    ])
    expect(registerSubject.input.safeParse(dispatches[0]?.input).success).toBe(true)
    expect(openCase.input.parse(dispatches[1]?.input)).toMatchObject({ reportId: idOf('report'), personId: victimId })
  })
  it('from a completed hand-over: the case of the referral is asked', async () => {
    const data = { from: idOf('a'), to: idOf('b'), caseworkerId: 'u-9' }
    const stream = `intake.received.referral.referral-${idOf('referral')}`
    const [dispatch] = await transferWhenHandoverIsCompleted.run(happened(stream, data, idOf('case')), { db })
    expect(dispatch).toMatchObject({ command: { name: 'TransferAccountability' }, id: idOf('case') })
    expect(transferAccountability.input.parse(dispatch?.input)).toEqual({ ...data, referralId: idOf('referral') })
    expect(await transferWhenHandoverIsCompleted.run(happened(stream, data), { db })).toEqual([])
  })
  it('from the answer of a desk: the case keeps it', async () => {
    expect(recordAnswersWhenDesksAnswer.map(({ category, type }) => `${category} ${type}`)).toEqual(
      answeringServices.flatMap((service) => ['ClosureCleared', 'ClosureObjected'].map((type) => `received.${service}.case_desk ${service}.${type}`)),
    )
    const data = { caseId: idOf('case'), requestId: idOf('closure') }
    const [dispatch] = (await recordAnswersWhenDesksAnswer.at(-1)?.run(happened('', data), { db })) ?? []
    expect(dispatch?.id).toBe(idOf('case'))
    expect(recordClosureAnswer.input.parse(dispatch?.input)).toEqual({
      requestId: idOf('closure'),
      service: answeringServices.at(-1),
      cleared: false,
    })
  })
})
