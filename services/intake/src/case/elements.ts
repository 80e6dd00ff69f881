import { acts, evidenceKinds, means, purposes } from '@titian/vocabulary'
import { z } from 'zod'
import { Id } from '../fields.ts'
import type { Case } from './case-state.ts'

export const elementCodes = { ACT: acts.codes, MEANS: means.codes, PURPOSE: purposes.codes } as const satisfies Record<string, readonly string[]>
export type ElementName = keyof typeof elementCodes

/** Papers of LPSK would tell that LPSK is involved (SAFETY 2): they are no evidence that a case may name. */
export const CaseEvidenceKind = evidenceKinds.schema.exclude([
  'PERMOHONAN_PERLINDUNGAN_LPSK',
  'KEPUTUSAN_SMPL',
  'PERJANJIAN_PERLINDUNGAN',
  'PENILAIAN_RESTITUSI_LPSK',
])

/** Refers to a document by kind and id; the document itself is kept by the agency that holds it. */
export const Evidence = z.strictObject({ kind: CaseEvidenceKind, documentId: Id })

export const elementFields = {
  element: z.enum(['ACT', 'MEANS', 'PURPOSE']),
  code: z.enum([...acts.codes, ...means.codes, ...purposes.codes]),
  episodeId: Id.optional(),
  evidence: z.array(Evidence).min(1, 'Sebutkan paling sedikit satu bukti / Name at least one piece of evidence').max(20),
}

/**
 * Elements without evidence. For a child the means do not matter.
 *
 * @source UU 21/2007 art. 1(1); Palermo protocol art. 3(c)
 */
export function missingElements({ elements }: Pick<Case, 'elements'>, child: boolean): readonly ElementName[] {
  const needed: readonly ElementName[] = child ? ['ACT', 'PURPOSE'] : ['ACT', 'MEANS', 'PURPOSE']
  return needed.filter((name) => !elements.some(({ element, evidence }) => element === name && evidence.length > 0))
}
