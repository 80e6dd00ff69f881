import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'
import { offer } from './fields.ts'

export const suspendService = agency.command({
  name: 'SuspendService',
  doc: 'Takes a service out of the directory until it is offered again. Referrals under way go on.',
  path: 'suspend',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Hentikan layanan sementara', en: 'Suspend service' },
  input: z.strictObject({ service: offer }),
  decide({ service }, state) {
    if (!state.agencyId) return reject('AGENCY_UNKNOWN')
    return state.offers.some((one) => one.service === service) ? [{ type: 'ServiceSuspended', data: { service } }] : []
  },
})
