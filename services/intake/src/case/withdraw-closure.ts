import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'

export const withdrawClosure = theCase.command({
  name: 'WithdrawClosure',
  doc: 'Takes a request for closure back; work goes on.',
  path: 'withdraw-closure',
  may: caseTeam,
  label: { id: 'Tarik permintaan penutupan', en: 'Withdraw the request for closure' },
  input: z.strictObject({}),
  open: (state) => notOpen(state) ?? (state.closure ? undefined : reject('CLOSURE_NOT_REQUESTED')),
  decide: (_, state) => (state.closure ? [{ type: 'ClosureWithdrawn', data: { requestId: state.closure.requestId } }] : (notOpen(state) ?? [])),
})
