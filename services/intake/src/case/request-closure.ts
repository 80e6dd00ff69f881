import { answeringServices } from '@titian/service-registry'
import { z } from 'zod'
import { dueFrom } from '../clock.ts'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { closureReason } from './events.ts'

export const requestClosure = theCase.command({
  name: 'RequestClosure',
  doc: 'Asks every service whether its work is done; the case closes when all have cleared and a second person closes it. Its supervisors are told after 24 hours; it lapses after 72.',
  path: 'request-closure',
  may: caseTeam,
  label: { id: 'Minta penutupan kasus', en: 'Request closure' },
  input: z.strictObject({ reason: closureReason }),
  open: (state) => notOpen(state) ?? (state.closure ? reject('CLOSURE_ALREADY_REQUESTED') : undefined),
  decide({ reason }, state, { newId, now, actor }) {
    if (state.closure?.reason === reason && state.closure.requestedBy === actor.userId) return []
    const data = {
      requestId: newId('closure'),
      reason,
      services: [...answeringServices],
      ...dueFrom('CLOSURE-ANSWER', now, state.area),
      secondPerson: dueFrom('SECOND-PERSON', now, state.area),
    }
    return [{ type: 'CaseClosureRequested', data }]
  },
})
