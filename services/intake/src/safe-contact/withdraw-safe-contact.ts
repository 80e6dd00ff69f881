import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from './rejections.ts'
import { safeContact } from './safe-contact.ts'

/** Also in a closed case: a channel that is not safe any more is the last one that anybody should try. */
export const withdrawSafeContact = safeContact.command({
  name: 'WithdrawSafeContact',
  doc: 'The person says that the channel is not to be used any more: until she names another, nobody makes contact.',
  path: 'withdraw',
  may: caseCompanions,
  label: { id: 'Tarik saluran aman', en: 'Withdraw the safe channel' },
  input: z.strictObject({}),
  open: ({ status }) => (status === 'stands' ? undefined : reject('NO_SAFE_CHANNEL')),
  decide: (_, { status, channel }) =>
    status === 'withdrawn' ? [] : channel ? [{ type: 'SafeContactWithdrawn', data: { contactId: channel.contactId } }] : reject('NO_SAFE_CHANNEL'),
})
