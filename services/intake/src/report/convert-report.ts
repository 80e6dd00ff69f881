import { refusedToName } from '@titian/case-file'
import { boundTo } from '@titian/core'
import { makeCaseNumber } from '@titian/vocabulary'
import { z } from 'zod'
import { namedFor } from '../case/named.ts'
import { ownCaseworker } from '../fields.ts'
import { dutyDecision } from '../posts.ts'
import { reject } from '../rejections.ts'
import { aboutWhom, notOpen, report } from './report.ts'
import type { Report } from './report-state.ts'

const numberFrom = (newBytes: (label: string, count: number) => Uint8Array): string => makeCaseNumber(newBytes('case-number', 16))

/** One event names case, person, agency and caseworker; reactions open the case and the subject with these ids. */
export const convertReport = report.command({
  name: 'ConvertReport',
  doc: 'The agency on duty makes a report a case: names its caseworker. The own agency answers for it; another one by a transfer alone.',
  path: 'convert',
  may: dutyDecision,
  label: { id: 'Jadikan kasus', en: 'Make it a case' },
  input: z.strictObject({ caseworkerId: ownCaseworker }),
  needs: { named: namedFor((_: unknown, { dutyAgencyId }: Report) => dutyAgencyId), bound: boundTo('caseId') },
  claims: (_, __, { newBytes }) => [{ kind: 'case-number', key: numberFrom(newBytes), otherwise: reject('CASE_NUMBER_TAKEN') }],
  open: (state) => (state.convertedTo ? reject('REPORT_ALREADY_CONVERTED') : notOpen(state)),
  given: { caseworkerId: 'me.userId' },
  usual: true,
  decide({ caseworkerId }, state, { actor, now, newBytes, named, bound }) {
    const to = { agencyId: actor.agencyId, caseworkerId }
    if (state.convertedTo?.agencyId === to.agencyId && state.convertedTo.caseworkerId === caseworkerId) return []
    const { area, personId, caseId } = state
    if (!area || !personId || !caseId) return reject('CASE_UNKNOWN')
    const refused = refusedToName({ named, actor, bound, now, mayKnow: actor.post === 'supervisor' })
    if (refused) return refused
    const ageBand = aboutWhom(state)?.ageBand ?? 'UNKNOWN'
    return [
      {
        type: 'ReportConverted',
        data: {
          caseId,
          caseNumber: numberFrom(newBytes),
          ...to,
          personId,
          area,
          ageBand,
          immediateDanger: state.immediateDanger,
        },
      },
    ]
  },
})
