import { undeclaredFields } from '@titian/service-kit'
import { caseHistoryService } from './service.ts'

describe('case-history', () => {
  it('declares no field without a meaning and a label', () => expect(undeclaredFields(caseHistoryService)).toEqual([]))
})
