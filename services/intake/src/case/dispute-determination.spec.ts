import { as, given, ngo, police, sealedFixture, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import { disputeDetermination } from './dispute-determination.ts'
import { closed, determined, disputed, opened } from './fixtures.ts'

const input = { ofAgencyId: uptd.agencyId, reason: sealedFixture('alasan rekaan') }

describe('disputing a determination', () => {
  it('keeps the dissent beside it', () =>
    given(theCase, opened(), determined(uptd, 'ACTUAL'))
      .when(disputeDetermination, input, as(police))
      .then({
        type: 'DeterminationDisputed',
        data: { ...input, agencyId: police.agencyId },
      }))
  it('says nothing twice', () =>
    given(theCase, opened(), determined(uptd, 'ACTUAL'), disputed()).when(disputeDetermination, input, as(police)).thenNothing())
  it("is refused for one's own, for one that nobody made, in a closed case", () => {
    given(theCase, opened(), determined(uptd, 'ACTUAL')).when(disputeDetermination, input, as(uptd)).thenRejected('DETERMINATION_OWN')
    given(theCase, opened(), determined(ngo, 'ACTUAL')).when(disputeDetermination, input, as(police)).thenRejected('DETERMINATION_UNKNOWN')
    given(theCase, opened(), determined(uptd, 'ACTUAL'), closed()).when(disputeDetermination, input, as(police)).thenRejected('CASE_CLOSED')
  })
})
