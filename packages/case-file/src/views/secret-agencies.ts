import type { RecordedEvent } from '@titian/core'
import { type Db, idOf, type View, view } from '@titian/views'
import { agencyKinds } from '@titian/vocabulary'
import type { CaseFileParts } from '../case-file-parts.ts'

interface Registered {
  readonly agencyId: string
  readonly kind: string
  readonly nameIsSecret: boolean
}

/** Kinds of agency whose name alone tells: LPSK means protected, BNN drugs (SAFETY 2). */
const isSecretKind = (kind: string): boolean => !agencyKinds.has(kind) || agencyKinds.entry(kind).nameSecrecy === 'ALWAYS'

const keep = async ({ data }: RecordedEvent, db: Db): Promise<void> => {
  const { agencyId, kind, nameIsSecret } = data as Registered
  if (!nameIsSecret && !isSecretKind(kind)) return
  await db.query('insert into secret_agency (agency_id) values ($1) on conflict do nothing', [agencyId])
}

/** Where a shelter has a part in a case, she may sleep there, whatever its registrar said of the name (SAFETY 1). */
const keepShelter = async ({ stream, data }: RecordedEvent, db: Db): Promise<void> => {
  if ((data as { readonly service: string }).service !== 'SHELTER') return
  await db.query('insert into secret_agency (agency_id) values ($1) on conflict do nothing', [idOf(stream)])
}

/** Agencies whose part in a case can itself be the secret. From referral's own log there, from what was received elsewhere. */
export const secretAgencyView: View = view({
  name: 'secret_agency',
  version: 2,
  sql: 'create table secret_agency (agency_id text constraint secret_agency_pk primary key);',
  handles: [
    { category: 'agency', handlers: { AgencyRegistered: keep, ServiceOffered: keepShelter } },
    { category: 'received.referral.agency', handlers: { 'referral.AgencyRegistered': keep, 'referral.ServiceOffered': keepShelter } },
  ],
})

export async function secretAgencies({ views }: Pick<CaseFileParts, 'views'>): Promise<ReadonlySet<string>> {
  const { rows } = await views.query<{ agency_id: string }>('select agency_id from secret_agency')
  return new Set(rows.map(({ agency_id: id }) => id))
}
