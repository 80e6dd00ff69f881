import { posts } from '@titian/access'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { serviceCancelReason } from './events.ts'
import { notScheduled, supportService } from './service.ts'

export const cancelService = supportService.command({
  name: 'CancelService',
  doc: 'Takes an appointment back before it takes place.',
  path: 'cancel',
  may: posts(...supporters).of('providerAgency'),
  label: { id: 'Batalkan layanan', en: 'Cancel service' },
  input: z.strictObject({ code: serviceCancelReason }),
  open: notScheduled,
  decide: ({ code }, { status }) => (status === 'cancelled' ? [] : [{ type: 'ServiceCancelled', data: { code } }]),
})
