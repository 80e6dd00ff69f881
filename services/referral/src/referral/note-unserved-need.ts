import { systemOnly } from '@titian/access'
import { caseFact } from '@titian/case-file'
import { lookUp, stateOf } from '@titian/core'
import { isWithin } from '@titian/vocabulary'
import { z } from 'zod'
import { type Referral, referral } from './referral.ts'

/** Of protection nobody outside is told, also not that nobody gives it (SAFETY 2). */
export const noteUnservedNeed = referral.command({
  name: 'NoteUnservedNeed',
  doc: 'A referral was rejected as outside the mandate, and no other agency of the area offers the service: the Ministry of Social Affairs is told what is missing where, and nothing of whom.',
  path: 'note-unserved-need',
  may: systemOnly,
  label: { id: 'Teruskan ke Kementerian Sosial', en: 'Tell the Ministry of Social Affairs' },
  input: z.strictObject({}),
  needs: {
    theCase: stateOf(caseFact, (_: unknown, { caseId }: Referral) => caseId),
    others: lookUp<{ readonly areas: readonly string[] } | undefined>(
      'otherOffers',
      (_: unknown, { caseId, serviceType, senderAgencyId }: Referral) => ({
        caseId,
        service: serviceType,
        senderAgencyId,
      }),
    ),
  },
  decide(_, { ending, rejectionCode, discretion, unserved }, { theCase: { area }, others }) {
    if (ending !== 'rejected' || rejectionCode !== 'OUTSIDE_MANDATE' || discretion === 'protected' || unserved || area === undefined) return []
    const served = others?.areas.some((one) => isWithin(area, one) || isWithin(one, area)) ?? false
    return served ? [] : [{ type: 'NeedUnserved', data: { area } }]
  },
})
