import { posts } from '@titian/access'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { missedFields } from './events.ts'
import { notScheduled, supportService } from './service.ts'

export const missService = supportService.command({
  name: 'MissService',
  doc: 'Says that the appointment did not take place, and why. Nothing follows from it for the person: it is scheduled anew.',
  path: 'miss',
  may: posts(...supporters).of('providerAgency'),
  label: { id: 'Layanan tidak terlaksana', en: 'Record missed service' },
  input: z.strictObject(missedFields),
  open: notScheduled,
  decide({ code, text }, state) {
    if (state.status === 'missed') return []
    if (code === 'OTHER' && text === undefined) return reject('REASON_TEXT_MISSING')
    return [{ type: 'ServiceMissed', data: { code, ...(text && { text }) } }]
  },
})
