import type { Rejection } from '@titian/core'
import { code, group, ref } from '@titian/service'
import { acts, means, purposes } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { isChildAt } from '../subject/age.ts'
import type { Subject } from '../subject/subject.ts'
import { caseEvidenceKinds, elementForms, traffickingElements } from './codes.ts'
import { type Episode, theEpisodeId } from './episodes.ts'

const elementCodes = { ACT: acts.codes, MEANS: means.codes, PURPOSE: purposes.codes } as const satisfies Record<string, readonly string[]>
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
  /** What happened in one place and time: elements of two episodes do not add up to one crime. */
  episodeId: theEpisodeId,
  evidence: z.array(evidence).min(1, 'Sebutkan paling sedikit satu bukti / Name at least one piece of evidence').max(20),
}

export type Element = Readonly<z.output<z.ZodObject<typeof elementFields>>> & { readonly elementId: string }

interface Told {
  readonly episodes: readonly Episode[]
  readonly elements: readonly Element[]
}

/**
 * What is still without evidence in the episode that comes nearest: all elements must be borne out within one. Who was a child when it began
 * (the first day that it can have) needs no means, for that episode alone; where nobody has said when it was, today's age is asked.
 *
 * @source UU 21/2007 art. 1(1); Palermo protocol art. 3(c)
 */
export function missingElements({ episodes, elements }: Told, person: Pick<Subject, 'ages'>, now: Date): readonly ElementName[] {
  const missing = episodes.map(({ episodeId, from }) => {
    const needed = neededOf(isChildAt(person, from ? new Date(from.from) : now))
    const found = elements.filter((one) => one.episodeId === episodeId && one.evidence.length > 0)
    return needed.filter((name) => !found.some(({ element }) => element === name))
  })
  return missing.toSorted((one, other) => one.length - other.length)[0] ?? neededOf(isChildAt(person, now))
}

const neededOf = (child: boolean): readonly ElementName[] => (child ? ['ACT', 'PURPOSE'] : ['ACT', 'MEANS', 'PURPOSE'])

/** Why this is no element of an episode of the case: a form that belongs to another element, an episode that there is not. */
export function notOfEpisode({ element, code, episodeId }: Omit<Element, 'elementId'>, { episodes }: Pick<Told, 'episodes'>): Rejection | undefined {
  const codes: readonly string[] = elementCodes[element]
  if (!codes.includes(code)) return reject('ELEMENT_CODE_MISMATCH', { element: traffickingElements.label(element), code: elementForms.label(code) })
  return episodes.some((one) => one.episodeId === episodeId) ? undefined : reject('EPISODE_UNKNOWN')
}
