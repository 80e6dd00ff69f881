import { posts } from '@titian/access'
import { type AgencyKind, agencyKinds, zoneOf, zones } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'
import { agencyKind, name as agencyName, seat, nameIsSecret as secrecy, theAgencyId } from './fields.ts'

/** Kinds whose name is always the secret (LPSK, BNN) are secret unasked; a clinic known for one service can be made so, never the reverse. */
const isSecret = (kind: AgencyKind, asked: boolean) => asked || agencyKinds.entry(kind).nameSecrecy === 'ALWAYS'

export const registerAgency = agency.command({
  name: 'RegisterAgency',
  doc: 'Enters an agency into the directory. The id is the one that its people’s tokens carry.',
  may: posts('agency-admin', 'operator').at('OVERSIGHT'),
  label: { id: 'Daftarkan lembaga', en: 'Register agency' },
  input: z.strictObject({
    agencyId: theAgencyId,
    kind: agencyKind,
    name: agencyName,
    area: seat,
    nameIsSecret: secrecy.default(false),
  }),
  newAggregateId: ({ agencyId }) => agencyId,
  decide({ agencyId, kind, name, area, nameIsSecret: asked }, state) {
    const nameIsSecret = isSecret(kind, asked)
    if (state.agencyId) {
      const same = state.kind === kind && state.name === name && state.area === area && state.nameIsSecret === nameIsSecret
      return same ? [] : reject('AGENCY_ALREADY_REGISTERED')
    }
    // Every province of the Kemendagri list has a zone; the schema has refused all others.
    const zone = zones[zoneOf(area) ?? 'WIB'].iana
    return [{ type: 'AgencyRegistered', data: { agencyId, kind, name, area, zone, nameIsSecret } }]
  },
})
