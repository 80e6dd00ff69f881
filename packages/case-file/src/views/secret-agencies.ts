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

/** Recorded wrongly, a name may have to be kept from now on, or may be told. Where a shelter is, it stays a secret whatever is corrected. */
const keepCorrected = async ({ stream, data }: RecordedEvent, db: Db): Promise<void> => {
  const { kind, nameIsSecret } = data as Omit<Registered, 'agencyId'>
  const secret = nameIsSecret || isSecretKind(kind)
  if (secret) await db.query('insert into secret_agency (agency_id) values ($1) on conflict do nothing', [idOf(stream)])
  else await db.query('delete from secret_agency where agency_id = $1 and not shelter', [idOf(stream)])
}

/** Where a shelter has a part in a case, she may sleep there, whatever its registrar said of the name (SAFETY 1). */
const keepShelter = async ({ stream, data }: RecordedEvent, db: Db): Promise<void> => {
  if ((data as { readonly service: string }).service !== 'SHELTER') return
  await db.query('insert into secret_agency (agency_id, shelter) values ($1, true) on conflict (agency_id) do update set shelter = true', [
    idOf(stream),
  ])
}

/** Agencies whose part in a case can itself be the secret. From referral's own log there, from what was received elsewhere. */
export const secretAgencyView: View = view({
  name: 'secret_agency',
  version: 3,
  sql: 'create table secret_agency (agency_id text constraint secret_agency_pk primary key, shelter boolean not null default false);',
  handles: [
    { category: 'agency', handlers: { AgencyRegistered: keep, AgencyCorrected: keepCorrected, ServiceOffered: keepShelter } },
    {
      category: 'received.referral.agency',
      handlers: { 'referral.AgencyRegistered': keep, 'referral.AgencyCorrected': keepCorrected, 'referral.ServiceOffered': keepShelter },
    },
  ],
})

export async function secretAgencies({ views }: Pick<CaseFileParts, 'views'>): Promise<ReadonlySet<string>> {
  const { rows } = await views.query<{ agency_id: string }>('select agency_id from secret_agency')
  return new Set(rows.map(({ agency_id: id }) => id))
}
