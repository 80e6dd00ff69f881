import { event, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { code, ref } from '@titian/service'
import type { z } from 'zod'
import { text, theCaseId, thePersonId } from '../fields.ts'
import { attemptOutcomes, contactChannels, neutralWords } from './codes.ts'

export const theContactId = ref('contact-channel', { id: 'Saluran aman', en: 'Safe channel' })

const contact = (label: Label, clear: z.ZodType) => personal('contact', { of: 'personId', label }, clear)
const by = { id: 'Saluran', en: 'Channel' }

/** How to reach her, as she says it. All of it is sealed: who reads a channel over somebody's shoulder has found her. */
export const contactFields = {
  channel: contact(by, code(contactChannels, by)),
  /** A number, a name in an app, a place to meet. */
  address: contact({ id: 'Nomor, akun atau tempat', en: 'Number, account or place' }, text(200)),
  hours: contact({ id: 'Kapan', en: 'At what hours' }, text(200)).optional(),
  codeWord: contact({ id: 'Kata sandi', en: 'Code word' }, text(100)).optional(),
  alsoHeldBy: contact({ id: 'Siapa lagi yang memegang telepon itu', en: 'Who else holds the phone' }, text(300)).optional(),
  neverUse: contact({ id: 'Jangan pernah dipakai', en: 'Never to be used' }, text(500)).optional(),
}

export const words = code(neutralWords, { id: 'Yang dikatakan', en: 'What was said' })
export const attemptOutcome = code(attemptOutcomes, { id: 'Hasil', en: 'Outcome' })
export const attemptNote = contact({ id: 'Catatan', en: 'Note' }, text(1000))

const group = 'contact' as const
const noted = { id: 'Cara menghubungi dicatat', en: 'How to make contact recorded' }

export const safeContactEvents = {
  SafeContactRecorded: event(
    1,
    { contactId: theContactId, caseId: theCaseId, personId: thePersonId, ...contactFields },
    { label: { id: 'Saluran aman dicatat', en: 'Safe channel recorded' }, group, neutral: noted, publish: { fields: ['caseId'] } },
  ),
  SafeContactWithdrawn: event(
    1,
    { contactId: theContactId },
    {
      label: { id: 'Saluran aman ditarik olehnya: jangan menghubungi', en: 'Safe channel withdrawn at her word: no contact' },
      group,
      neutral: noted,
      publish: { fields: [] },
    },
  ),
  ContactAttempted: event(
    1,
    { contactId: theContactId, outcome: attemptOutcome, words, note: attemptNote.optional() },
    {
      label: { id: 'Upaya menghubungi melalui saluran aman', en: 'Contact attempted by the safe channel' },
      group,
      neutral: { id: 'Upaya menghubungi dicatat', en: 'Attempt at contact recorded' },
      publish: { as: 'ContactNoted', fields: [] },
    },
  ),
}
