import { type Code, codeList, type Label, publicServiceType, type ServiceType, serviceTypes } from '@titian/vocabulary'
import { supportStatus } from '../codes.ts'

export const serviceStatus = supportStatus.only('service-status', ['scheduled', 'delivered', 'missed', 'cancelled'])
export type ServiceStatus = Code<typeof serviceStatus>

/** Services that are delivered here; protection has a service of its own, run by LPSK. */
export const deliveredServices = serviceTypes.except('delivered-service', ['PROTECTION'])
export type DeliveredService = Code<typeof deliveredServices>

/** IMMEDIATE answers a need that cannot wait: never refused while the case is open in any way (SAFETY 11). */
export const serviceUrgencies = codeList('service-urgency', {
  IMMEDIATE: { id: 'Segera', en: 'Immediate' },
  PLANNED: { id: 'Terencana', en: 'Planned' },
})

export const serviceCancelReasons = codeList('service-cancelled', {
  NOT_NEEDED: { id: 'Tidak diperlukan lagi', en: 'Not needed any more' },
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak bersedia', en: 'The person declined' },
  PROVIDER_UNABLE: { id: 'Penyedia tidak sanggup', en: 'The provider is unable' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
  MISTAKE: { id: 'Keliru dijadwalkan', en: 'Scheduled by mistake' },
})

/**
 * Who may read which service it was. The others read its neutral line: a clinic's appointment tells of a test, a shelter's of where she
 * sleeps (SAFETY 1, 2).
 */
export type Discretion = 'open' | 'health' | 'mental' | 'shelter'

const mental: readonly ServiceType[] = ['COUNSELLING', 'PSYCHIATRIC_CARE']

export function discretionOf(type: DeliveredService): Discretion {
  if (type === 'SHELTER') return 'shelter'
  if (mental.includes(type)) return 'mental'
  return publicServiceType(type) === 'HEALTH' ? 'health' : 'open'
}

/** Notes on medical services are sealed as medical, all others as psychosocial; a note in the other field is refused. */
export const noteFieldOf = (discretion: Discretion): 'medicalNote' | 'note' => (discretion === 'health' ? 'medicalNote' : 'note')

/** What people call each of the two. */
export const noteNames = {
  note: { id: 'Catatan', en: 'Note' },
  medicalNote: { id: 'Catatan kesehatan', en: 'Medical note' },
} as const satisfies Record<ReturnType<typeof noteFieldOf>, Label>
