import { posts } from '@titian/access'
import { publicServiceType } from '@titian/vocabulary'
import { z } from 'zod'
import { partOfCase, supporters } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { because, scheduledFor, serviceType } from './events.ts'
import { supportService } from './service.ts'

/** Also once it was given: what was done is told as it was. Who reads it follows from what it is, as it is right. */
export const correctService = supportService.command({
  name: 'CorrectService',
  doc: 'Puts right which service it was, or when: say both, as they are right.',
  path: 'correct',
  may: posts(...supporters).of('providerAgency', ...partOfCase),
  label: { id: 'Koreksi layanan', en: 'Correct a service' },
  input: z.strictObject({ type: serviceType, scheduledFor, because }),
  open: ({ status, agencyId }, { actor }) =>
    status === 'none' ? reject('SERVICE_NOT_SCHEDULED') : agencyId !== actor.agencyId ? reject('SERVICE_NOT_YOURS') : undefined,
  decide({ type, scheduledFor, because }, state) {
    if (state.serviceType === type && state.scheduledFor === scheduledFor) return []
    return [{ type: 'ServiceCorrected', data: { service: publicServiceType(type), serviceType: type, scheduledFor, because } }]
  },
})
