import { systemOnly } from '@titian/access'
import { nationalDeskId } from '@titian/case-file'
import { lookUp, stateOf } from '@titian/core'
import { z } from 'zod'
import { exclusion, standing } from '../exclusion/exclusion.ts'
import { notOpen, report } from './report.ts'
import type { Report } from './report-state.ts'

/** What an agency's own people may have to do with is not for that agency to judge. */
export const moveDuty = report.command({
  name: 'MoveDuty',
  doc: 'The agency on duty was excluded from the report: the desk of the province has it from now on, or the national one.',
  path: 'move-duty',
  may: systemOnly,
  label: { id: 'Alihkan piket', en: 'Move the duty' },
  input: z.strictObject({}),
  needs: {
    exclusions: stateOf(exclusion, (_: unknown, { caseId }: Report) => caseId),
    province: lookUp<{ readonly agencyId: string } | undefined>('provinceDesk', (_: unknown, { area = '', dutyAgencyId }: Report) => ({
      area,
      besides: dutyAgencyId === undefined ? [] : [dutyAgencyId],
    })),
  },
  decide(_, state, { exclusions, province }) {
    const excluded = new Set(standing(exclusions).flatMap(({ agencyId }) => agencyId ?? []))
    if (notOpen(state) || state.dutyAgencyId === undefined || !excluded.has(state.dutyAgencyId)) return []
    const next = province !== undefined && !excluded.has(province.agencyId) ? province.agencyId : nationalDeskId
    return [{ type: 'DutyMoved', data: { dutyAgencyId: next } }]
  },
})
