import { posts } from '@titian/access'
import { nationalDeskId, nationalDeskKind } from '@titian/case-file'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'

export const closeAgency = agency.command({
  name: 'CloseAgency',
  doc: 'The national desk takes an agency out of the register: none of its people is let in, and the desk of the province is asked about each of its cases.',
  path: 'close',
  may: posts('agency-admin').at(nationalDeskKind),
  label: { id: 'Tutup lembaga', en: 'Close agency' },
  input: z.strictObject({}),
  decide(_, { status, agencyId }, { actor }) {
    if (actor.agencyId !== nationalDeskId) return reject('NOT_NATIONAL_DESK')
    // Without it nobody could register another, and reports without a duty agency would be nobody's.
    if (agencyId === nationalDeskId) return reject('NATIONAL_DESK_STAYS')
    if (status === 'closed') return []
    return status === 'none' ? reject('AGENCY_UNKNOWN') : [{ type: 'AgencyClosed', data: {} }]
  },
})
