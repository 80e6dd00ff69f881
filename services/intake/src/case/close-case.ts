import { z } from 'zod'
import { caseSupervisor } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { isFrozenListCleared } from './closure.ts'

export const closeCase = theCase.command({
  name: 'CloseCase',
  doc: 'A supervisor who did not ask for it closes the case, once nothing stands against it.',
  path: 'close',
  may: caseSupervisor,
  label: { id: 'Tutup kasus', en: 'Close the case' },
  input: z.strictObject({}),
  // Whether all have cleared is asked when it is tried: nobody watches answers come in (SAFETY 3, 4).
  open: (state, { actor }) =>
    notOpen(state) ??
    (!state.closure ? reject('CLOSURE_NOT_REQUESTED') : state.closure.requestedBy === actor.userId ? reject('SECOND_PERSON_NEEDED') : undefined),
  decide(_, state) {
    if (state.status === 'closed') return []
    if (!state.closure) return reject('CLOSURE_NOT_REQUESTED')
    // Not yet answered and objected to read the same, and nobody is named (SAFETY 4).
    if (!isFrozenListCleared(state.closure)) return reject('CLOSURE_NOT_POSSIBLE')
    const { reason } = state.closure
    return [{ type: 'CaseClosed', data: { reason } }]
  },
})
