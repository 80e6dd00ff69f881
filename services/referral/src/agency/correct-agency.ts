import { posts } from '@titian/access'
import { nationalDeskId, nationalDeskKind } from '@titian/case-file'
import { type AgencyKind, agencyKinds, zoneOf, zones } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'
import { agencyKind, name as agencyName, because, seat, nameIsSecret as secrecy } from './fields.ts'

const isSecret = (kind: AgencyKind, asked: boolean) => asked || agencyKinds.entry(kind).nameSecrecy === 'ALWAYS'

export const correctAgency = agency.command({
  name: 'CorrectAgency',
  doc: 'Puts right what the directory says of an agency (its kind, name, seat, whether its name is a secret): say it whole, and why.',
  path: 'correct',
  may: posts('agency-admin').at(nationalDeskKind),
  label: { id: 'Koreksi data lembaga', en: 'Correct an agency' },
  input: z.strictObject({ kind: agencyKind, name: agencyName, area: seat, nameIsSecret: secrecy, because }),
  open: ({ agencyId }, { actor }) =>
    actor.agencyId !== nationalDeskId ? reject('NOT_NATIONAL_DESK') : agencyId ? undefined : reject('AGENCY_UNKNOWN'),
  decide({ kind, name, area, nameIsSecret: asked, because }, state) {
    const nameIsSecret = isSecret(kind, asked)
    if (state.kind === kind && state.name === name && state.area === area && state.nameIsSecret === nameIsSecret) return []
    const zone = zones[zoneOf(area) ?? 'WIB'].iana
    return [{ type: 'AgencyCorrected', data: { kind, name, area, zone, nameIsSecret, because } }]
  },
})
