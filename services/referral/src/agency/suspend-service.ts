import { posts } from '@titian/access'
import { z } from 'zod'
import { agency, notRegistered } from './agency.ts'
import { offer } from './fields.ts'

export const suspendService = agency.command({
  name: 'SuspendService',
  doc: 'Takes a service out of the directory until it is offered again. Referrals under way go on.',
  path: 'suspend',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Hentikan layanan sementara', en: 'Suspend service' },
  input: z.strictObject({ service: offer }),
  open: notRegistered,
  decide({ service }, state) {
    const refused = notRegistered(state)
    if (refused) return refused
    return state.offers.some((one) => one.service === service) ? [{ type: 'ServiceSuspended', data: { service } }] : []
  },
})
