import { event } from '@titian/core'
import { personal } from '@titian/privacy'
import { code, ref } from '@titian/service'
import { deadlineId, due, text } from '../fields.ts'
import { pressureFindings } from './codes.ts'

const theConsentId = ref('consent-answer', { id: 'Persetujuan', en: 'Consent' })

export const correctedBecause = personal('psychosocial', { of: 'personId', label: { id: 'Alasan koreksi', en: 'Why it is corrected' } }, text(1000))
export const finding = code(pressureFindings, { id: 'Yang ditemukan', en: 'What was found' })
export const findingNote = personal('psychosocial', { of: 'personId', label: { id: 'Yang diceritakan', en: 'What was told' } }, text(2000))

const talk = { id: 'Percakapan pribadi dilakukan', en: 'Talked over in private' }
const talkDue = { id: 'Percakapan pribadi dijadwalkan', en: 'To be talked over in private' }

/** Whoever takes a consent back may have been told to (SAFETY 12): a companion asks, alone with her. What came of it is for those who care for her. */
export const pressureEvents = {
  PressureCheckDue: event(
    1,
    { consentId: theConsentId, deadlineId, ...due },
    {
      label: { id: 'Perlu ditanyakan secara pribadi apakah ada tekanan', en: 'To be asked in private whether there was pressure' },
      group: 'psychosocial',
      neutral: talkDue,
      publish: { as: 'ConsentNoted', fields: [] },
    },
  ),
  PressureCheckMissed: event(
    1,
    { consentId: theConsentId, deadlineId },
    {
      label: { id: 'Belum ditanyakan apakah ada tekanan', en: 'Nobody has asked yet whether there was pressure' },
      group: 'psychosocial',
      neutral: { id: 'Percakapan pribadi terlewat', en: 'Private talk missed' },
      publish: { as: 'ConsentNoted', fields: [] },
    },
  ),
  PressureChecked: event(
    1,
    { consentId: theConsentId, deadlineId, finding, note: findingNote.optional() },
    {
      label: { id: 'Ditanyakan secara pribadi apakah ada tekanan', en: 'Asked in private whether there was pressure' },
      group: 'psychosocial',
      neutral: talk,
      publish: { as: 'ConsentNoted', fields: [] },
    },
  ),
}
