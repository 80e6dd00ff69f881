import type { Label } from '@titian/core'

/** What the others must know of a service, without a line of its code. */
export interface RegisteredService {
  readonly name: string
  /** How people are told of it. */
  readonly label: Label
  /** It keeps a desk per case: no case closes before it has said that nothing of its work stands open. */
  readonly answersClosures: boolean
  /**
   * Who runs it. What stands at LPSK has a log, keys and a gateway of its own there: the common gateway never calls it, the shared timeline never
   * hears of it, and it is never asked about a closure, for each of these would tell that LPSK is involved.
   */
  readonly hardware: 'common' | 'lpsk'
}

/** Every service there is, once. The gateway is none: it holds no data and decides nothing. */
export const registry = [
  { name: 'intake', label: { id: 'Penerimaan laporan dan kasus', en: 'Intake' }, answersClosures: false, hardware: 'common' },
  { name: 'referral', label: { id: 'Rujukan', en: 'Referral' }, answersClosures: true, hardware: 'common' },
  { name: 'victim-support', label: { id: 'Layanan korban', en: 'Victim support' }, answersClosures: true, hardware: 'common' },
  { name: 'case-history', label: { id: 'Riwayat kasus', en: 'Case history' }, answersClosures: false, hardware: 'common' },
] as const satisfies readonly RegisteredService[]

export type ServiceName = (typeof registry)[number]['name']
