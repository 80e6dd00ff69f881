import { type Code, codeList, type FollowUpContactOutcome } from '@titian/vocabulary'
import { supportStatus } from '../codes.ts'

export const reintegrationStatus = supportStatus.only('reintegration-status', ['open', 'completed', 'discarded'])
export type ReintegrationStatus = Code<typeof reintegrationStatus>

export const followUpStatus = supportStatus.only('follow-up-status', ['due', 'missed', 'conducted', 'waived'])
export type FollowUpStatus = Code<typeof followUpStatus>

export const familyReadiness = codeList('family-readiness', {
  READY: { id: 'Siap menerima', en: 'Ready' },
  NEEDS_SUPPORT: { id: 'Perlu dukungan dulu', en: 'Needs support first' },
  NOT_READY: { id: 'Belum siap', en: 'Not ready' },
  UNSAFE: { id: 'Tidak aman', en: 'Not safe' },
})
export type FamilyReadiness = Code<typeof familyReadiness>

/** Why a follow-up is not to be made at all. */
export const followUpWaiveReasons = codeList('follow-up-waived', {
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak bersedia', en: 'The person declined' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  UNSAFE: { id: 'Menghubungi membahayakan', en: 'Contact would endanger her' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
})

/** Why the way back ends before its follow-ups, whatever the risk: what happened is said as it was, and the door stays open. */
export const reintegrationEndReasons = codeList('reintegration-ended', {
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak melanjutkan, pintu tetap terbuka', en: 'The person declines; the door stays open' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
  DUPLICATE: { id: 'Sudah ditindaklanjuti dalam kasus lain', en: 'Followed up in another case' },
  MISTAKE: { id: 'Keliru direncanakan', en: 'Planned by mistake' },
})

/** The rules of policy whose follow-ups are set, one each. @source policy rules FOLLOW-UP-1M … 12M */
export const followUpRules = ['FOLLOW-UP-1M', 'FOLLOW-UP-3M', 'FOLLOW-UP-6M', 'FOLLOW-UP-12M'] as const

/** Outcomes after which the follow-up is done; after the others it is tried again. */
export const conclusive: readonly FollowUpContactOutcome[] = ['REACHED', 'DECLINED', 'MOVED']
