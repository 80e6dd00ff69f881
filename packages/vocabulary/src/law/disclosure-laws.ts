import type { AgencyKind } from '../agencies.ts'
import { type Code, type CodeEntry, codeList } from '../code-list.ts'
import type { Label } from '../label.ts'
import type { LegalBasis, PersonalCategory } from '../lists/consent.ts'
import { cited } from './cited.ts'
import type { RuleScope } from './rule.ts'

/** What a law that stands where consent does not can carry, and to whom. Whatever is not said here it does not carry. */
export interface DisclosureLaw {
  readonly kind: Exclude<LegalBasis, 'CONSENT'>
  readonly citation: string
  readonly article: string
  /** That the article carries a disclosure, not only that its words were read. */
  readonly verified: boolean
  readonly carries: readonly PersonalCategory[]
  /** Kinds of the agencies that may be told on its ground. */
  readonly to: readonly AgencyKind[]
  /** It may stand where she said no, for as long as nobody has found otherwise within the time for its review (`DISCLOSURE-REVIEW`). */
  readonly despiteRefusal: boolean
  /** Only in an emergency, or for an immediate need. */
  readonly urgentOnly: boolean
  readonly appliesTo: readonly RuleScope[]
}

const law = (label: Label, about: Omit<DisclosureLaw, 'despiteRefusal'>): CodeEntry & DisclosureLaw => ({
  ...cited(label, about),
  ...about,
  despiteRefusal: about.kind === 'VITAL_INTEREST' || about.kind === 'LEGAL_OBLIGATION',
})

/**
 * The laws on which personal data may be disclosed without consent: data with a citation, never text that a sender writes. That an article stands was
 * read for most of them; that it carries a disclosure is how we read it, and confirmed for none: all are shown as not verified.
 *
 * Vital interest carries life-saving facts and how to reach her: not her name, for a bed is given before a name is, and not her place either.
 */
export const disclosureLaws = codeList('disclosure-law', {
  VITAL_INTEREST: law(
    { id: 'Kepentingan vital: nyawanya terancam', en: 'Vital interest: her life is at stake' },
    {
      kind: 'VITAL_INTEREST',
      citation: 'UU 27/2022',
      article: '20',
      verified: false,
      carries: ['contact', 'medical'],
      to: ['UPTD_PPA', 'NGO', 'DINAS_SOSIAL', 'KEMENSOS', 'HEALTH', 'BNN', 'POLICE', 'LPSK', 'FOREIGN_AFFAIRS', 'MIGRANT_WORKER_PROTECTION'],
      urgentOnly: true,
      appliesTo: ['TRAFFICKING', 'SEXUAL_VIOLENCE'],
    },
  ),
  TPKS_41: law(
    { id: 'Laporan kekerasan seksual diteruskan ke polisi', en: 'Report of sexual violence passed on to the police' },
    {
      kind: 'LEGAL_OBLIGATION',
      citation: 'UU 12/2022',
      article: '41',
      verified: false,
      carries: ['identity', 'contact', 'legal'],
      to: ['POLICE'],
      urgentOnly: false,
      appliesTo: ['SEXUAL_VIOLENCE'],
    },
  ),
  TPKS_43: law(
    { id: 'Permintaan pelindungan kepada LPSK dalam perkara kekerasan seksual', en: 'Request to LPSK for protection in a case of sexual violence' },
    {
      kind: 'LEGAL_OBLIGATION',
      citation: 'UU 12/2022',
      article: '43(1)',
      verified: false,
      carries: ['identity', 'contact', 'legal'],
      to: ['LPSK'],
      urgentOnly: false,
      appliesTo: ['SEXUAL_VIOLENCE'],
    },
  ),
  UU21_51: law(
    { id: 'Permohonan rehabilitasi, pemulangan atau reintegrasi', en: 'Application for rehabilitation, repatriation or reintegration' },
    {
      kind: 'PUBLIC_TASK',
      citation: 'UU 21/2007',
      article: '51',
      verified: false,
      carries: ['identity', 'contact', 'medical', 'psychosocial'],
      to: ['HEALTH', 'DINAS_SOSIAL', 'KEMENSOS', 'UPTD_PPA'],
      urgentOnly: false,
      appliesTo: ['TRAFFICKING'],
    },
  ),
  UU21_54: law(
    { id: 'Pelindungan dan pemulangan korban dari luar negeri', en: 'Protection and repatriation of a victim abroad' },
    {
      kind: 'PUBLIC_TASK',
      citation: 'UU 21/2007',
      article: '54',
      verified: false,
      carries: ['identity', 'contact'],
      to: ['FOREIGN_AFFAIRS', 'MIGRANT_WORKER_PROTECTION', 'KEMENSOS'],
      urgentOnly: false,
      appliesTo: ['TRAFFICKING'],
    },
  ),
})
export type DisclosureLawCode = Code<typeof disclosureLaws>

/** The law of a code; undefined where this release does not know it: such a ground carries nothing. */
export const disclosureLaw = (code: string): DisclosureLaw | undefined => (disclosureLaws.has(code) ? disclosureLaws.entry(code) : undefined)
