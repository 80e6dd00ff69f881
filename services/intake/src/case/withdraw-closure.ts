import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { notOpen, theCase } from './case.ts'

export const withdrawClosure = theCase.command({
  name: 'WithdrawClosure',
  doc: 'Takes a request for closure back; work goes on.',
  path: 'withdraw-closure',
  may: caseTeam,
  label: { id: 'Tarik permintaan penutupan', en: 'Withdraw the request for closure' },
  input: z.strictObject({}),
  decide(_, state) {
    const refused = notOpen(state)
    if (refused) return refused
    return state.closure ? [{ type: 'ClosureWithdrawn', data: { requestId: state.closure.requestId } }] : []
  },
})
