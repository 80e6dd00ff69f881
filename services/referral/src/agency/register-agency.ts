import { posts } from '@titian/access'
import { nationalDeskId, nationalDeskKind } from '@titian/case-file'
import { type AgencyKind, agencyKinds, zoneOf, zones } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'
import { agencyKind, name as agencyName, isProvinceDesk, seat, nameIsSecret as secrecy, theAgencyId } from './fields.ts'

/** Kinds whose name is always the secret (LPSK, BNN) are secret unasked; a clinic known for one service can be made so, never the reverse. */
const isSecret = (kind: AgencyKind, asked: boolean) => asked || agencyKinds.entry(kind).nameSecrecy === 'ALWAYS'

export const registerAgency = agency.command({
  name: 'RegisterAgency',
  doc: 'The national desk enters an agency into the register; it opens nothing until a second person approves it. The id is the one that its people’s tokens carry.',
  may: posts('agency-admin').at(nationalDeskKind),
  label: { id: 'Daftarkan lembaga', en: 'Register agency' },
  input: z.strictObject({
    agencyId: theAgencyId,
    kind: agencyKind,
    name: agencyName,
    area: seat,
    nameIsSecret: secrecy.default(false),
    isProvinceDesk: isProvinceDesk.default(false),
  }),
  newAggregateId: ({ agencyId }) => agencyId,
  decide({ agencyId, kind, name, area, nameIsSecret: asked, isProvinceDesk }, state, { actor }) {
    if (actor.agencyId !== nationalDeskId) return reject('NOT_NATIONAL_DESK')
    const nameIsSecret = isSecret(kind, asked)
    if (state.agencyId) {
      const same =
        state.kind === kind &&
        state.name === name &&
        state.area === area &&
        state.nameIsSecret === nameIsSecret &&
        state.isProvinceDesk === isProvinceDesk
      return same ? [] : reject('AGENCY_ALREADY_REGISTERED')
    }
    // Every province of the Kemendagri list has a zone; the schema has refused all others.
    const zone = zones[zoneOf(area) ?? 'WIB'].iana
    return [{ type: 'AgencyRegistered', data: { agencyId, kind, name, area, zone, nameIsSecret, isProvinceDesk } }]
  },
})
