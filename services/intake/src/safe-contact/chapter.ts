import { chapter } from '@titian/service'
import { attemptContact } from './attempt-contact.ts'
import { recordSafeContact } from './record-safe-contact.ts'
import { rejections } from './rejections.ts'
import { safeContact } from './safe-contact.ts'
import { withdrawSafeContact } from './withdraw-safe-contact.ts'

export const safeContactChapter = chapter({
  aggregate: safeContact,
  commands: [recordSafeContact, withdrawSafeContact, attemptContact],
  rejections,
})
