import type { ConsentFor } from '@titian/access'
import type { CaseFileParts } from '../case-file-parts.ts'

interface ConsentRow {
  readonly case_id: string
  readonly person_id: string
  readonly categories: readonly string[]
  readonly recipient_agency_id: string
  readonly purpose: string
  readonly state: ConsentFor['state']
}

/** What the persons of these cases had answered by then, and what of it held. */
export async function consentsOfCases(
  { views }: Pick<CaseFileParts, 'views'>,
  caseIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly ConsentFor[]>> {
  const found = new Map<string, ConsentFor[]>(caseIds.map((id) => [id, []]))
  if (caseIds.length === 0) return found
  const { rows } = await views.query<ConsentRow>(
    `select case_id, person_id, categories, recipient_agency_id, purpose, state from consent_answer
      where case_id = any($1::uuid[]) and from_at <= $2 and (to_at is null or to_at > $2) and (valid_until is null or valid_until > $2)`,
    [caseIds, at.toISOString()],
  )
  for (const { case_id, person_id: personId, categories, recipient_agency_id: recipientAgencyId, purpose, state } of rows)
    for (const category of categories) found.get(case_id)?.push({ personId, category, recipientAgencyId, purpose, state })
  return found
}
