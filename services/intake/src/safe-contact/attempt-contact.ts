import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { attemptNote, attemptOutcome, words } from './events.ts'
import { reject } from './rejections.ts'
import { safeContact } from './safe-contact.ts'

export const attemptContact = safeContact.command({
  name: 'AttemptContact',
  doc: 'Says that contact was sought by the safe channel, with which neutral words, and what came of it. Without a channel there is no contact.',
  path: 'attempt',
  may: caseCompanions,
  label: { id: 'Catat upaya menghubungi', en: 'Record an attempt at contact' },
  input: z.strictObject({ outcome: attemptOutcome, words, note: attemptNote.optional() }),
  open: ({ status }) => (status === 'stands' ? undefined : reject('NO_SAFE_CHANNEL')),
  decide: (input, { channel }) =>
    channel ? [{ type: 'ContactAttempted', data: { contactId: channel.contactId, ...input } }] : reject('NO_SAFE_CHANNEL'),
})
