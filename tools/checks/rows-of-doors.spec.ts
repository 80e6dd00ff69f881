import { missingRows, needlessExceptions } from '@titian/access'
import { definitions } from '../services/all.ts'

const doors = definitions.flatMap(({ commands, queries = [] }) => [...commands, ...queries])

describe('the doors of all services together', () => {
  it('let nobody act who has neither a row in the matrix nor a reason why not', () => expect(missingRows(doors)).toEqual([]))
  it('leave no exception standing for nothing', () => expect(needlessExceptions(doors)).toEqual([]))
})
