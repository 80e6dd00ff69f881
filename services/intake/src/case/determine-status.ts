import { agencyKinds } from '@titian/vocabulary'
import { z } from 'zod'
import { determiners } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { traffickingElements } from './codes.ts'
import { missingElements } from './elements.ts'
import { redirect } from './events.ts'
import { thePersonOfCase } from './person-of-case.ts'
import { determinedStatus, explanation } from './told.ts'

export const determineStatus = theCase.command({
  name: 'DetermineStatus',
  doc: "Says what the caller's agency holds the person to be. Each agency's own stands; NOT ends no service.",
  path: 'determine-status',
  may: determiners,
  label: { id: 'Tetapkan status korban', en: 'Determine the status' },
  input: z.strictObject({ status: determinedStatus, redirect: redirect.optional(), explanation: explanation.optional() }),
  needs: { person: thePersonOfCase },
  open: notOpen,
  decide(input, state, { actor, now, person }) {
    const { status, redirect } = input
    const own = state.determinations.find(({ agencyId, superseded }) => agencyId === actor.agencyId && !superseded)
    if (own?.status === status && own.redirect === redirect && own.explanation?.sealId === input.explanation?.sealId) return []
    if (status === 'NOT' && !redirect) return reject('DETERMINATION_NEEDS_REDIRECT')
    const missing = status === 'ACTUAL' ? missingElements(state, person, now) : []
    if (missing.length > 0) return reject('DETERMINATION_NEEDS_EVIDENCE', { missing: missing.map((element) => traffickingElements.label(element)) })
    const { agencyId, agencyKind } = actor
    return [{ type: 'TraffickingStatusDetermined', data: { ...input, agencyId, ...(agencyKinds.has(agencyKind) && { agencyKind }) } }]
  },
})
