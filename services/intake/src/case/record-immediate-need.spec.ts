import { as, given, sealedFixture, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import { closed, needed, opened } from './fixtures.ts'
import { recordImmediateNeed } from './record-immediate-need.ts'

const by = as(uptd)

describe('recording an immediate need', () => {
  it('asks for no determination', () =>
    given(theCase, opened())
      .when(recordImmediateNeed, { needs: ['SHELTER', 'MEDICAL'] }, by)
      .then({ type: 'ImmediateNeedRecorded', data: { needs: ['SHELTER', 'MEDICAL'] } }))
  it('says nothing twice, and tells a need that arose again by its note', () => {
    given(theCase, opened(), needed('SHELTER'))
      .when(recordImmediateNeed, { needs: ['SHELTER'] }, by)
      .thenNothing()
    given(theCase, opened(), needed('SHELTER'))
      .when(recordImmediateNeed, { needs: ['SHELTER'], note: sealedFixture('lagi') }, by)
      .then({ type: 'ImmediateNeedRecorded', data: { needs: ['SHELTER'], note: sealedFixture('lagi') } })
  })
  it('is refused once the case is closed', () =>
    given(theCase, opened(), closed())
      .when(recordImmediateNeed, { needs: ['SAFETY'] }, by)
      .thenRejected('CASE_CLOSED'))
})
