import { systemActor } from '@titian/core'
import { given } from '@titian/testing'
import { makeCaseNumber } from '@titian/vocabulary'
import { theCase } from './case.ts'
import { opened } from './fixtures.ts'
import { openCase } from './open-case.ts'

const { data } = opened() as Extract<ReturnType<typeof opened>, { type: 'CaseOpened' }>
const { caseId: _, ...input } = data
const anotherNumber = makeCaseNumber(new Uint8Array(16).fill(7))
const by = systemActor('intake')

describe('opening a case', () => {
  it('opens it under the ids that the conversion named', () => given(theCase).when(openCase, input, by).then({ type: 'CaseOpened', data }))
  it('opens nothing twice', () => given(theCase, opened()).when(openCase, input, by).thenNothing())
  it('is refused under the id of another case', () =>
    given(theCase, opened())
      .when(openCase, { ...input, caseNumber: anotherNumber }, by)
      .thenRejected('CASE_ALREADY_OPEN'))
})
