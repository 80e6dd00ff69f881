import type { Actor, Rejection } from '@titian/core'
import { personal } from '@titian/privacy'
import { code, flag, group, worker } from '@titian/service'
import { type AgeBand, isTreatedAsChild } from '@titian/vocabulary'
import type { z } from 'zod'
import { text } from '../fields.ts'
import { reject } from '../rejections.ts'
import { ageBandAt } from '../subject/age.ts'
import type { Subject } from '../subject/subject.ts'
import { capacities, childAssents, childConsentGivers } from './codes.ts'

const said = {
  giver: code(childConsentGivers, { id: 'Yang menyetujui', en: 'Who agreed' }),
  capacity: code(capacities, { id: 'Kecakapan yang menyetujui', en: 'Capacity of who agreed' }),
  assent: code(childAssents, { id: 'Kemauan anak', en: 'Assent of the child' }),
  bestInterest: personal(
    'psychosocial',
    { of: 'personId', label: { id: 'Pertimbangan kepentingan terbaik anak', en: 'Why it is in the child’s best interest' } },
    text(2000),
  ).optional(),
}
const title = { id: 'Persetujuan untuk anak', en: 'Consent for a child' }

/** As it is told: that the guardian has no tie to recruiter or payment is said by the worker who found it so (SAFETY 14). */
export const ofChild = group(
  {
    ...said,
    guardianTieRuledOut: flag({
      id: 'Wali dipastikan tidak terkait perekrut atau pembayaran',
      en: 'The guardian has no tie to recruiter or payment',
    }).optional(),
  },
  title,
)
/** As it is kept: with the name of that worker. */
export const keptOfChild = group(
  { ...said, guardianTieRuledOutBy: worker({ id: 'Kaitan wali disingkirkan oleh', en: 'Tie of the guardian ruled out by' }).optional() },
  title,
)
export type OfChild = z.output<typeof ofChild>
export type KeptOfChild = z.output<typeof keptOfChild>

/** Ages that were recorded decide; before there is one, the band that the report told. */
export const bandOf = (person: Pick<Subject, 'ages'>, { ageBand = 'UNKNOWN' }: { readonly ageBand?: AgeBand }, now: Date): AgeBand =>
  person.ages.length > 0 ? ageBandAt(person, now) : ageBand

/** Offices that act for a child in place of a guardian who cannot, or must not (SAFETY 14). */
const actForChildren: readonly string[] = ['DINAS_SOSIAL', 'UPTD_PPA']

/** Why this is no consent for this person: an adult speaks for herself; for a child, or where the age is in doubt, giver, capacity and assent are said (SAFETY 12–14). */
export function wrongGiver(ofChild: OfChild | undefined, band: AgeBand, actor: Actor): Rejection | undefined {
  if (!isTreatedAsChild(band)) return ofChild ? reject('CONSENT_OF_ADULT') : undefined
  if (!ofChild) return reject('CONSENT_OF_CHILD')
  const { giver, capacity, assent, guardianTieRuledOut, bestInterest } = ofChild
  if (capacity === 'DOES_NOT') return reject('CONSENT_WITHOUT_CAPACITY')
  if (giver === 'GUARDIAN' && guardianTieRuledOut !== true) return reject('GUARDIAN_NOT_CLEARED')
  if (giver === 'BEST_INTEREST' && (!bestInterest || !actForChildren.includes(actor.agencyKind))) return reject('BEST_INTEREST_NOT_YOURS')
  // Never against a child's will; and a teenager is not too young to be asked (SAFETY 14).
  return assent === 'DISSENTS' || (assent === 'TOO_YOUNG' && band !== 'CHILD_0_8') ? reject('CONSENT_WITHOUT_ASSENT') : undefined
}

/** What an event keeps of it. */
export const kept = ({ guardianTieRuledOut, ...told }: OfChild, actor: Actor): KeptOfChild => ({
  ...told,
  ...(guardianTieRuledOut && { guardianTieRuledOutBy: actor.userId }),
})
