import { as, given, uptd } from '@titian/testing'
import { assignCaseworker } from './assign-caseworker.ts'
import { theCase } from './case.ts'
import { closed, opened } from './fixtures.ts'

const by = as(uptd, 'supervisor')

describe('assigning the caseworker', () => {
  it('names who works on it from now on', () =>
    given(theCase, opened())
      .when(assignCaseworker, { caseworkerId: 'u-8' }, by)
      .then({ type: 'CaseworkerAssigned', data: { caseworkerId: 'u-8' } }))
  it('says nothing twice', () => given(theCase, opened()).when(assignCaseworker, { caseworkerId: 'u-7' }, by).thenNothing())
  it('is refused once the case is closed, and before there is one', () => {
    given(theCase, opened(), closed()).when(assignCaseworker, { caseworkerId: 'u-8' }, by).thenRejected('CASE_CLOSED')
    given(theCase).when(assignCaseworker, { caseworkerId: 'u-8' }, by).thenRejected('CASE_UNKNOWN')
  })
})
