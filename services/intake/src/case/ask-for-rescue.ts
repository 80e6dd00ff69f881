import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { theCase } from './case.ts'
import { rescuer } from './events.ts'

export const askForRescue = theCase.command({
  name: 'AskForRescue',
  doc: 'Asks the desk of the province, or the national desk, to name a caseworker for a case that has none who can work on it.',
  path: 'ask-for-rescue',
  may: systemOnly,
  label: { id: 'Minta meja provinsi menunjuk pendamping', en: 'Ask the desk of the province for a caseworker' },
  input: z.strictObject({ deskAgencyId: rescuer }),
  decide: ({ deskAgencyId }, { isMissingCaseworker, rescue }) =>
    isMissingCaseworker && rescue?.deskAgencyId !== deskAgencyId ? [{ type: 'RescueAsked', data: { deskAgencyId } }] : [],
})
