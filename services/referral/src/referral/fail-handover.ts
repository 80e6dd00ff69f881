import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { failure } from './events.ts'
import { referral } from './referral.ts'

export const failHandover = referral.command({
  name: 'FailHandover',
  doc: 'Undoes a hand-over that intake refused: the sender was not accountable any more. The sender stays as it was.',
  path: 'fail-handover',
  may: systemOnly,
  label: { id: 'Gagalkan serah terima', en: 'Fail hand-over' },
  input: z.strictObject({ code: failure }),
  decide: ({ code }, { status }) => (status === 'handed-over' ? [{ type: 'HandoverFailed', data: { code } }] : []),
})
