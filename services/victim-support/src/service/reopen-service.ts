import { posts } from '@titian/access'
import { caseFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { partOfCase, refusedByCase, supporters } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { because } from './events.ts'
import { supportService } from './service.ts'

export const reopenService = supportService.command({
  name: 'ReopenService',
  doc: 'A service was said to be given, missed or cancelled, and was not: it is still to come.',
  path: 'reopen',
  may: posts(...supporters).of('providerAgency', ...partOfCase),
  label: { id: 'Tarik catatan hasil layanan', en: 'Take back how a service went' },
  input: z.strictObject({ because }),
  needs: { theCase: stateOf(caseFact, 'caseId') },
  opensWork: (_, { caseId }) => caseId,
  open: ({ status, agencyId }, { actor }) =>
    status === 'none' || status === 'scheduled'
      ? reject('SERVICE_NOT_SETTLED')
      : agencyId !== actor.agencyId
        ? reject('SERVICE_NOT_YOURS')
        : undefined,
  decide(input, { status, reopened, personId }, { theCase }) {
    if (status === 'scheduled' && reopened) return []
    return refusedByCase(theCase, personId ?? '') ?? [{ type: 'ServiceReopened', data: input }]
  },
})
