import { as, given, idOf, police, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import { elementForms, traffickingElements } from './codes.ts'
import { act, closed, document, episode, episodeId, opened } from './fixtures.ts'
import { recordElement } from './record-element.ts'

describe('recording an element of trafficking', () => {
  it('names its evidence', () =>
    given(theCase, opened(), episode())
      .when(recordElement, { element: 'ACT', code: 'RECRUITMENT', episodeId, evidence: [document('ACT')] }, as(police))
      .then({
        type: 'ElementRecorded',
        data: { elementId: idOf('element'), element: 'ACT', code: 'RECRUITMENT', episodeId, evidence: [document('ACT')] },
      }))
  it('says nothing twice, and takes further evidence', () => {
    given(theCase, opened(), episode(), act())
      .when(recordElement, { element: 'ACT', code: 'RECRUITMENT', episodeId, evidence: [document('ACT')] }, as(uptd))
      .thenNothing()
    given(theCase, opened(), episode(), act())
      .when(recordElement, { element: 'ACT', code: 'RECRUITMENT', episodeId, evidence: [document('more')] }, as(uptd))
      .then({
        type: 'ElementRecorded',
        data: { elementId: idOf('element'), element: 'ACT', code: 'RECRUITMENT', episodeId, evidence: [document('more')] },
      })
  })
  it('is refused for a code of another element, an unknown episode, a closed case', () => {
    const input = { element: 'ACT', code: 'DECEPTION', episodeId, evidence: [document('ACT')] } as const
    given(theCase, opened(), episode())
      .when(recordElement, { ...input, evidence: [document('ACT')] }, as(uptd))
      .thenRejected('ELEMENT_CODE_MISMATCH', { element: traffickingElements.label('ACT'), code: elementForms.label('DECEPTION') })
    given(theCase, opened(), episode())
      .when(recordElement, { element: 'ACT', code: 'SENDING', episodeId: idOf('other'), evidence: [document('ACT')] }, as(uptd))
      .thenRejected('EPISODE_UNKNOWN')
    given(theCase, opened(), episode(), closed())
      .when(recordElement, { element: 'ACT', code: 'SENDING', episodeId, evidence: [document('ACT')] }, as(uptd))
      .thenRejected('CASE_CLOSED')
  })
  it('takes no element without evidence, and no paper of LPSK', () => {
    const tried = (evidence: unknown[]) => recordElement.input.safeParse({ element: 'ACT', code: 'SENDING', episodeId, evidence }).success
    expect(tried([])).toBe(false)
    expect(tried([{ kind: 'KEPUTUSAN_SMPL', documentId: idOf('d') }])).toBe(false)
  })
})
