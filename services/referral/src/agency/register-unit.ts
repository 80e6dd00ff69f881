import { posts } from '@titian/access'
import { zoneOf, zones } from '@titian/vocabulary'
import { z } from 'zod'
import { agency, notRegistered, notTheirs } from './agency.ts'
import { seat, theUnitId, unitName } from './fields.ts'

export const registerUnit = agency.command({
  name: 'RegisterUnit',
  doc: 'Enters a unit of the agency, or its new name and seat. Its supervisors see the cases of its own people.',
  path: 'register-unit',
  may: posts('agency-admin', 'supervisor'),
  label: { id: 'Daftarkan unit', en: 'Register unit' },
  input: z.strictObject({ unitId: theUnitId, name: unitName, area: seat }),
  open: notRegistered,
  decide({ unitId, name, area }, state, { actor }) {
    const refused = notTheirs(state.agencyId, actor)
    if (refused) return refused
    const standing = state.units.find((one) => one.unitId === unitId)
    if (standing?.name === name && standing.area === area) return []
    // Every province of the Kemendagri list has a zone; the schema has refused all others.
    return [{ type: 'UnitRegistered', data: { unitId, name, area, zone: zones[zoneOf(area) ?? 'WIB'].iana } }]
  },
})
