import { personal } from '@titian/privacy'
import { agencyRef, code } from '@titian/service'
import { determinationStatus } from '@titian/vocabulary'
import { text } from '../fields.ts'

/** Why, in words: filed with the person of the case. */
export const explanation = personal('legal', { of: 'personId', label: { id: 'Penjelasan', en: 'Explanation' } }, text(2000))

export const determinedStatus = code(determinationStatus, { id: 'Status korban', en: 'Status as a victim' })
export const determiner = agencyRef({ id: 'Lembaga yang menetapkan', en: 'Agency that determined it' })
