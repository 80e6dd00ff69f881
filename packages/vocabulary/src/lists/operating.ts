import { type Code, codeList } from '../code-list.ts'

/** Why an operator throws a parked message away. Only what its source does not hold can be; a text might name a person, and is kept for ever. */
export const discardReasons = codeList('discard-reason', {
  SOURCE_RESTORED: {
    id: 'Layanan asal dipulihkan dari cadangan dan tidak memilikinya lagi',
    en: 'The source was restored from a backup and has it no longer',
  },
  NOT_FROM_SOURCE: { id: 'Bukan ditulis oleh layanan asal', en: 'The source did not write it' },
  DEFECT_OF_SOURCE: { id: 'Terkirim karena cacat pada layanan asal', en: 'Sent by a defect of the source' },
  TEST_MESSAGE: { id: 'Pesan percobaan', en: 'A message of a test' },
})
export type DiscardReason = Code<typeof discardReasons>

/** On whom a task waits, as its reader says it. Another agency and a second person of one's own are not told apart: staff names stay inside. */
export const waitingOn = codeList('waiting-on', {
  me: { id: 'Saya', en: 'Me' },
  'my-agency': { id: 'Lembaga saya', en: 'My agency' },
  other: { id: 'Pihak lain', en: 'Someone else' },
})
export type WaitingOn = Code<typeof waitingOn>

/** Of all that one may know of, whose work a list is to show. */
export const whose = codeList('whose', {
  mine: { id: 'Milik saya', en: 'My own' },
  'my-unit': { id: 'Unit saya', en: "My unit's" },
})
