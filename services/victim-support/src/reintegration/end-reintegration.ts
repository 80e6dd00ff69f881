import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { endReason, explanation } from './events.ts'
import { notGoingOn, reintegration } from './reintegration.ts'

/** A high risk keeps a reintegration from being called complete; it does not make anybody follow up a person who cannot be found. */
export const endReintegration = reintegration.command({
  name: 'EndReintegration',
  doc: 'Ends the way back before its follow-ups, whatever the risk: contact is lost, she declines, she has died, it was a mistake.',
  path: 'end',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Akhiri reintegrasi', en: 'End reintegration' },
  input: z.strictObject({ code: endReason, text: explanation.optional() }),
  open: notGoingOn,
  decide: (input, { status }) => (status === 'discarded' ? [] : [{ type: 'ReintegrationEnded', data: input }]),
})
