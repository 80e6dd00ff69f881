import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { deadlineId, dueAt } from '../fields.ts'
import { consent } from './consent.ts'

export const missPressureCheck = consent.command({
  name: 'MissPressureCheck',
  doc: 'Nobody has asked in time whether there was pressure to take a consent back: it is the whole agency’s to do now.',
  path: 'miss-pressure-check',
  may: systemOnly,
  label: { id: 'Percakapan tentang tekanan terlewat', en: 'Miss the talk about pressure' },
  input: z.strictObject({ deadlineId, dueAt }),
  decide({ deadlineId, dueAt }, { checks }) {
    const check = checks.find((one) => one.deadlineId === deadlineId && one.dueAt === dueAt && one.state === 'due')
    return check ? [{ type: 'PressureCheckMissed', data: { consentId: check.consentId, deadlineId } }] : []
  },
})
