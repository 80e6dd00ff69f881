import { posts } from '@titian/access'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { noteFieldOf, noteNames } from './codes.ts'
import { notes } from './events.ts'
import { notScheduled, supportService } from './service.ts'

export const deliverService = supportService.command({
  name: 'DeliverService',
  doc: 'Says that the service was given; what came of it is sealed.',
  path: 'deliver',
  may: posts(...supporters).of('providerAgency'),
  label: { id: 'Layanan diberikan', en: 'Deliver service' },
  input: z.strictObject(notes),
  open: notScheduled,
  usual: true,
  decide({ note, medicalNote }, state) {
    if (state.status === 'delivered') return []
    if (!state.service || !state.serviceType) return reject('SERVICE_NOT_SCHEDULED')
    const field = noteFieldOf(state.discretion)
    if (field === 'note' ? medicalNote : note) return reject('NOTE_OF_OTHER_CATEGORY', { field: noteNames[field] })
    const data = { service: state.service, serviceType: state.serviceType, ...(note && { note }), ...(medicalNote && { medicalNote }) }
    return [{ type: 'ServiceDelivered', data }]
  },
})
