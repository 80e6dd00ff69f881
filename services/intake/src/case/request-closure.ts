import { answeringServices } from '@titian/service-registry'
import { z } from 'zod'
import { dueFrom } from '../clock.ts'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { closureReason } from './events.ts'

export const requestClosure = theCase.command({
  name: 'RequestClosure',
  doc: 'Asks every service whether its work is done; the case closes when all have cleared and a second person closes it. Lapses after 72 hours.',
  path: 'request-closure',
  may: caseTeam,
  label: { id: 'Minta penutupan kasus', en: 'Request closure' },
  input: z.strictObject({ reason: closureReason }),
  decide({ reason }, state, { newId, now, actor }) {
    const refused = notOpen(state)
    if (refused) return refused
    if (state.closure) return state.closure.reason === reason && state.closure.requestedBy === actor.userId ? [] : reject('CLOSURE_ALREADY_REQUESTED')
    const data = { requestId: newId('closure'), reason, services: [...answeringServices], ...dueFrom('CLOSURE-ANSWER', now, state.area) }
    return [{ type: 'CaseClosureRequested', data }]
  },
})
