import { as, given, sealedFixture, uptd } from '@titian/testing'
import { dismissed, proposed, received } from './fixtures.ts'
import { objectToDismissal } from './object-to-dismissal.ts'
import { report } from './report.ts'

const by = as(uptd, 'caseworker')

describe('objecting to a dismissal', () => {
  it('keeps the report open', () =>
    given(report, received(), proposed())
      .when(objectToDismissal, { explanation: sealedFixture('ada saksi') }, by)
      .then({ type: 'DismissalObjected', data: { explanation: sealedFixture('ada saksi') } }))
  it('needs a proposal, also when said again', () => {
    given(report, received()).when(objectToDismissal, {}, by).thenRejected('DISMISSAL_NOT_PROPOSED')
    given(report, received(), proposed(), { type: 'DismissalObjected', data: {} })
      .when(objectToDismissal, {}, by)
      .thenRejected('DISMISSAL_NOT_PROPOSED')
  })
  it('comes too late once the report has ended', () =>
    given(report, received(), proposed(), dismissed()).when(objectToDismissal, {}, by).thenRejected('REPORT_NOT_OPEN'))
})
