import { posts } from '@titian/access'
import { agencyFact, caseFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { dueAfter } from '@titian/deadlines'
import { ruleById, zoneOf, zones } from '@titian/vocabulary'
import { z } from 'zod'
import { companions, partOfCase, refusedByCase } from '../case-checks.ts'
import { theCaseId, thePersonId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { followUpRules } from './codes.ts'
import { address as addressField, area as areaField, followUpAgency, note as noteField } from './events.ts'
import { reintegration } from './reintegration.ts'

export const planReintegration = reintegration.command({
  name: 'PlanReintegration',
  doc: 'Plans the way back and sets the follow-ups after 1, 3, 6 and 12 months, in the zone of the agency that makes them.',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Rencanakan reintegrasi', en: 'Plan reintegration' },
  input: z.strictObject({
    caseId: theCaseId,
    personId: thePersonId,
    /** One’s own. */
    agencyId: followUpAgency,
    area: areaField,
    address: addressField.optional(),
    note: noteField.optional(),
  }),
  needs: { theCase: stateOf(caseFact, 'caseId'), agency: stateOf(agencyFact, 'agencyId') },
  caseId: ({ caseId }) => caseId,
  opensWork: ({ caseId }) => caseId,
  claims: ({ caseId }) => [{ kind: 'open-reintegration', key: caseId, otherwise: reject('REINTEGRATION_ALREADY_OPEN') }],
  given: { caseId: 'case.id', personId: 'case.personId', agencyId: 'me.agencyId' },
  decide({ caseId, personId, agencyId, area, address, note }, state, { actor, now, newId, theCase, agency }) {
    if (state.status !== 'none') return state.caseId === caseId && state.area === area ? [] : reject('REINTEGRATION_ALREADY_PLANNED')
    const refused = refusedByCase(theCase, personId)
    if (refused) return refused
    if (agencyId !== actor.agencyId) return reject('NOT_YOUR_AGENCY')
    const zone = agency.zone ?? zones[zoneOf(area) ?? 'WIB'].iana
    const followUps = followUpRules.map((rule) => {
      const { amount, unit } = ruleById(rule)?.limit ?? { amount: 12, unit: 'months' as const }
      const dueAt = dueAfter(now, amount, unit, zone).toISOString()
      return { type: 'FollowUpDue' as const, data: { deadlineId: newId(rule), rule, dueAt, zone } }
    })
    const planned = { caseId, personId, agencyId, area, ...(address && { address }), ...(note && { note }) }
    return [{ type: 'ReintegrationPlanned', data: planned }, ...followUps]
  },
})
