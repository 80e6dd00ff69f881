import type { Relation } from '@titian/core'
import { posts } from './may.ts'

it('does not compile with a post, a kind of agency or a relation that there is not', () => {
  // @ts-expect-error there is no such post
  expect(posts('casewoker').posts).toEqual(['casewoker'])
  // @ts-expect-error there is no such kind of agency
  expect(posts('caseworker').at('POLIS').agencyKinds).toEqual(['POLIS'])
  // @ts-expect-error there is no such relation
  expect(posts('caseworker').of('acountableAgency').relations).toEqual(['acountableAgency'])
  // @ts-expect-error there is no such relation
  const relation: Relation = { kind: 'acountableAgency', from: '2024-01-01T00:00:00.000Z' }
  expect(relation.kind).toBe('acountableAgency')
})
