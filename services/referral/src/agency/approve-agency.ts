import { posts } from '@titian/access'
import { nationalDeskId, nationalDeskKind } from '@titian/case-file'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'

export const approveAgency = agency.command({
  name: 'ApproveAgency',
  doc: 'A second person of the national desk approves an agency. Until then nobody of it is let in.',
  path: 'approve',
  may: posts('agency-admin').at(nationalDeskKind),
  label: { id: 'Sahkan lembaga', en: 'Approve agency' },
  input: z.strictObject({}),
  decide(_, { status, registeredBy }, { actor }) {
    if (actor.agencyId !== nationalDeskId) return reject('NOT_NATIONAL_DESK')
    if (status === 'approved') return []
    if (status !== 'registered') return reject('AGENCY_UNKNOWN')
    return registeredBy === actor.userId ? reject('SECOND_PERSON_NEEDED') : [{ type: 'AgencyApproved', data: {} }]
  },
})
