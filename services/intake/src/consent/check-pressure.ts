import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { circumstances, contradiction } from './circumstances.ts'
import { consent, theConsentId } from './consent.ts'
import { finding, findingNote } from './pressure.ts'

export const checkPressure = consent.command({
  name: 'CheckPressure',
  doc: 'A companion has asked, alone with the person, whether there was pressure to take a consent back, and says what was found.',
  path: 'check-pressure',
  may: caseCompanions,
  label: { id: 'Catat percakapan tentang tekanan', en: 'Record the talk about pressure' },
  input: z.strictObject({
    consentId: theConsentId,
    finding,
    note: findingNote.optional(),
    whoPresent: circumstances.whoPresent,
    private: circumstances.private,
  }),
  open: ({ checks }) => (checks.some(({ state }) => state !== 'checked') ? undefined : reject('PRESSURE_CHECK_UNKNOWN')),
  decide({ consentId, finding, note, ...asked }, { checks }) {
    const check = checks.findLast((one) => one.consentId === consentId)
    if (!check) return reject('PRESSURE_CHECK_UNKNOWN')
    if (check.state === 'checked') return []
    const alone = asked.private && contradiction(asked) === undefined
    // Who was not reached was asked before nobody.
    if (finding !== 'NOT_REACHED' && !alone) return reject('PRESSURE_ASKED_BEFORE_OTHERS')
    return [{ type: 'PressureChecked', data: { consentId, deadlineId: check.deadlineId, finding, ...(note && { note }) } }]
  },
})
