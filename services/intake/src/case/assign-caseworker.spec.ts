import { as, given, registeredAs, uptd } from '@titian/testing'
import { assignCaseworker } from './assign-caseworker.ts'
import { theCase } from './case.ts'
import { caseworkerMissing, closed, opened } from './fixtures.ts'

const by = as(uptd, 'supervisor')

describe('assigning the caseworker', () => {
  it('names who works on it from now on', () =>
    given(theCase, opened())
      .when(assignCaseworker, { caseworkerId: 'u-8' }, by)
      .then({ type: 'CaseworkerAssigned', data: { caseworkerId: 'u-8' } }))
  it('says nothing twice', () => given(theCase, opened()).when(assignCaseworker, { caseworkerId: 'u-7' }, by).thenNothing())
  it('names nobody who left, is suspended, has no such post or is excluded: one sentence, and the ground in the details (SAFETY 9)', () => {
    const there = registeredAs({ ...as(uptd), userId: 'u-8', unitId: null })
    const refused = (needs: object, ground: string) =>
      given(theCase, opened()).when(assignCaseworker, { caseworkerId: 'u-8' }, { actor: by, needs }).thenRejected('CANNOT_BE_NAMED', { ground })
    refused({ named: { ...there, spans: [] } }, 'NOT_REGISTERED')
    refused({ named: { ...there, isOpen: false } }, 'NOT_REGISTERED')
    refused({ named: { ...there, spans: [{ posts: ['caseworker'], from: '2024-01-01T00:00:00.000Z', suspended: true }] } }, 'SUSPENDED')
    refused({ named: { ...there, spans: [{ posts: ['agency-admin'], from: '2024-01-01T00:00:00.000Z' }] } }, 'POST')
    refused({ bound: [{ kind: 'excluded', userId: 'u-8', from: '2024-01-01T00:00:00.000Z' }], named: there }, 'EXCLUDED')
  })
  it('says in which unit they are, whose supervisors see the case from now on', () =>
    given(theCase, opened())
      .when(assignCaseworker, { caseworkerId: 'u-8' }, { actor: by, needs: { named: registeredAs({ ...as(uptd), userId: 'u-8', unitId: 'anak' }) } })
      .then({ type: 'CaseworkerAssigned', data: { caseworkerId: 'u-8', unitId: 'anak' } }))
  it('may name the same again where they could not work on it', () =>
    given(theCase, opened(), caseworkerMissing())
      .when(assignCaseworker, { caseworkerId: 'u-7' }, by)
      .then({ type: 'CaseworkerAssigned', data: { caseworkerId: 'u-7' } }))
  it('is refused once the case is closed, and before there is one', () => {
    given(theCase, opened(), closed()).when(assignCaseworker, { caseworkerId: 'u-8' }, by).thenRejected('CASE_CLOSED')
    given(theCase).when(assignCaseworker, { caseworkerId: 'u-8' }, by).thenRejected('CASE_UNKNOWN')
  })
})
