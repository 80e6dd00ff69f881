import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { theCase } from './case.ts'
import { answeringService, cleared, closureRequestId } from './events.ts'

export const recordClosureAnswer = theCase.command({
  name: 'RecordClosureAnswer',
  doc: 'A service has answered a request for closure. The last answer of a service counts; one to an earlier request does not.',
  path: 'record-closure-answer',
  may: systemOnly,
  label: { id: 'Catat jawaban penutupan', en: 'Record an answer on closure' },
  input: z.strictObject({ requestId: closureRequestId, service: answeringService, cleared }),
  decide(input, { closure }) {
    if (closure?.requestId !== input.requestId || !closure.services.includes(input.service)) return []
    return closure.answers[input.service] === input.cleared ? [] : [{ type: 'ClosureAnswered', data: input }]
  },
})
