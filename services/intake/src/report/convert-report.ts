import { makeCaseNumber } from '@titian/vocabulary'
import { z } from 'zod'
import { accountable, caseworker } from '../fields.ts'
import { dutyDecision } from '../posts.ts'
import { reject } from '../rejections.ts'
import { aboutWhom, notOpen, report } from './report.ts'

const numberFrom = (newBytes: (label: string, count: number) => Uint8Array): string => makeCaseNumber(newBytes('case-number', 16))

/** One event names case, person, agency and caseworker; reactions open the case and the subject with these ids. */
export const convertReport = report.command({
  name: 'ConvertReport',
  doc: 'The agency on duty makes a report a case: names the agency that answers for it (the own unless told) and its caseworker.',
  path: 'convert',
  may: dutyDecision,
  label: { id: 'Jadikan kasus', en: 'Make it a case' },
  input: z.strictObject({ agencyId: accountable.optional(), caseworkerId: caseworker }),
  claims: (_, __, { newBytes }) => [{ kind: 'case-number', key: numberFrom(newBytes), otherwise: reject('CASE_NUMBER_TAKEN') }],
  open: (state) => (state.convertedTo ? reject('REPORT_ALREADY_CONVERTED') : notOpen(state)),
  given: { agencyId: 'me.agencyId', caseworkerId: 'me.userId' },
  usual: true,
  decide({ agencyId, caseworkerId }, state, { actor, newBytes }) {
    const to = { agencyId: agencyId ?? actor.agencyId, caseworkerId }
    if (state.convertedTo?.agencyId === to.agencyId && state.convertedTo.caseworkerId === caseworkerId) return []
    const { area, personId, caseId } = state
    if (!area || !personId || !caseId) return reject('CASE_UNKNOWN')
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
