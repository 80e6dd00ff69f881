import { posts } from '@titian/access'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { serviceCancelReason } from './events.ts'
import { supportService } from './service.ts'

export const cancelService = supportService.command({
  name: 'CancelService',
  doc: 'Takes an appointment back before it takes place.',
  path: 'cancel',
  may: posts(...supporters).of('providerAgency'),
  label: { id: 'Batalkan layanan', en: 'Cancel service' },
  input: z.strictObject({ code: serviceCancelReason }),
  decide({ code }, state) {
    if (state.status === 'cancelled') return []
    if (state.status === 'none') return reject('SERVICE_NOT_SCHEDULED')
    if (state.status !== 'scheduled') return reject('SERVICE_ALREADY_SETTLED', { status: state.status })
    return [{ type: 'ServiceCancelled', data: { code } }]
  },
})
