import { type Code, codeList } from '@titian/vocabulary'
import { supportStatus } from '../codes.ts'

export const planStatus = supportStatus.only('plan-status', ['drafted', 'agreed', 'approved', 'completed', 'discarded'])
export type PlanStatus = Code<typeof planStatus>

export const goalStatus = codeList('goal-status', {
  open: { id: 'Belum tercapai', en: 'Not reached yet' },
  achieved: { id: 'Tercapai', en: 'Reached' },
  'given-up': { id: 'Tidak dilanjutkan', en: 'Given up' },
})
export type GoalStatus = Code<typeof goalStatus>

/** Whose agreement a plan rests on. */
export const agreementBases = codeList('plan-agreed-by', {
  person: { id: 'Yang bersangkutan setuju', en: 'The person agreed' },
  'best-interest': { id: 'Demi kepentingan terbaik anak', en: 'In the best interest of the child' },
})
export type AgreementBasis = Code<typeof agreementBases>

/** How she agreed. */
export const agreementWays = codeList('plan-agreement', {
  SPOKEN: { id: 'Lisan', en: 'Spoken' },
  WRITTEN: { id: 'Tertulis', en: 'In writing' },
  INTERPRETED: { id: 'Melalui juru bahasa', en: 'Through an interpreter' },
  SIGN_LANGUAGE: { id: 'Bahasa isyarat', en: 'In sign language' },
})

/** Who was in the room beside her. */
export const presentPeople = codeList('present-people', {
  CASEWORKER: { id: 'Pendamping', en: 'Caseworker' },
  INTERPRETER: { id: 'Juru bahasa', en: 'Interpreter' },
  COMPANION: { id: 'Orang yang ia percaya', en: 'Someone she trusts' },
  GUARDIAN: { id: 'Wali', en: 'Guardian' },
  FAMILY: { id: 'Keluarga', en: 'Family' },
  POLICE: { id: 'Polisi', en: 'Police' },
  OTHER: { id: 'Orang lain', en: 'Someone else' },
})

export const goalGivenUpReasons = codeList('goal-given-up', {
  PERSON_CHOSE_OTHERWISE: { id: 'Yang bersangkutan memilih lain', en: 'The person chose otherwise' },
  NOT_NEEDED: { id: 'Tidak diperlukan lagi', en: 'Not needed any more' },
  NOT_POSSIBLE: { id: 'Tidak mungkin dicapai', en: 'Not possible' },
  NO_SERVICE: { id: 'Layanan tidak tersedia', en: 'No service available' },
})

/** Why a plan ends before its goals: she may decline at any time, and the door stays open. */
export const planDiscardReasons = codeList('plan-discarded', {
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak bersedia', en: 'The person declined' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  REPLACED: { id: 'Diganti rencana lain', en: 'Replaced by another plan' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
  MISTAKE: { id: 'Keliru disusun', en: 'Drafted by mistake' },
})
