import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueFrom } from '../clock.ts'
import { dueAt } from '../fields.ts'
import { provinceNeed } from './escalate-report.ts'
import { after, toldNext } from './escalation.ts'
import { notOpen, report } from './report.ts'

/** In an agency of three the second person may be of the province (SAFETY 22): from then on it has the report, reads it and may confirm or object. */
export const escalateDismissal = report.command({
  name: 'EscalateDismissal',
  doc: "A proposed dismissal has waited too long for a second person: the province's desk, then the national one, may be it.",
  path: 'escalate-dismissal',
  may: systemOnly,
  label: { id: 'Teruskan usul penutupan', en: 'Escalate the proposed dismissal' },
  input: z.strictObject({ dueAt }),
  needs: { province: provinceNeed },
  decide({ dueAt }, state, { now, province }) {
    const { dismissal, desks, area } = state
    const clock = dismissal?.clock
    if (notOpen(state) || clock?.dueAt !== dueAt || now.toISOString() < dueAt) return []
    const told = toldNext(
      clock.next,
      desks.map(({ agencyId }) => agencyId),
      province?.agencyId,
    )
    const due = after(told.to) && dueFrom('SECOND-PERSON', now, area)
    return [{ type: 'DismissalEscalated', data: { ...told, ...due } }]
  },
})
