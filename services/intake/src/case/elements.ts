import { code, group, ref } from '@titian/service'
import { acts, means, purposes } from '@titian/vocabulary'
import { z } from 'zod'
import { caseEvidenceKinds, elementForms, traffickingElements } from './codes.ts'
import { theEpisodeId } from './episodes.ts'

export const elementCodes = { ACT: acts.codes, MEANS: means.codes, PURPOSE: purposes.codes } as const satisfies Record<string, readonly string[]>
export type ElementName = keyof typeof elementCodes

/** Refers to a document by kind and id; the document itself is kept by the agency that holds it. */
const evidence = group(
  {
    kind: code(caseEvidenceKinds, { id: 'Jenis', en: 'Kind' }),
    documentId: ref('document', { id: 'Dokumen', en: 'Document' }),
  },
  { id: 'Bukti', en: 'Evidence' },
)

export const theElementId = ref('element', { id: 'Unsur', en: 'Element' })

export const elementFields = {
  element: code(traffickingElements, { id: 'Unsur', en: 'Element' }),
  code: code(elementForms, { id: 'Bentuk', en: 'Form' }),
  episodeId: theEpisodeId.optional(),
  evidence: z.array(evidence).min(1, 'Sebutkan paling sedikit satu bukti / Name at least one piece of evidence').max(20),
}

export type Element = Readonly<z.output<z.ZodObject<typeof elementFields>>> & { readonly elementId: string }

/**
 * Elements without evidence. For a child the means do not matter.
 *
 * @source UU 21/2007 art. 1(1); Palermo protocol art. 3(c)
 */
export function missingElements({ elements }: { readonly elements: readonly Element[] }, child: boolean): readonly ElementName[] {
  const needed: readonly ElementName[] = child ? ['ACT', 'PURPOSE'] : ['ACT', 'MEANS', 'PURPOSE']
  return needed.filter((name) => !elements.some(({ element, evidence }) => element === name && evidence.length > 0))
}
