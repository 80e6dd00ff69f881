import { aggregate, event } from '@titian/core'
import { personal } from '@titian/privacy'
import { asc, unique } from '@titian/service'
import { on } from '@titian/views'
import { z } from 'zod'
import { openApi } from '../openapi/document.ts'
import { complete } from './complete.ts'
import { errandService } from './service-fixture.ts'
import { bookTrip, trip, tripLapses } from './trip-fixture.ts'
import { whisper } from './whisper-fixture.ts'

const wrongWith = (changed: object): readonly string[] => {
  try {
    complete({ ...errandService, ...changed })
    return []
  } catch (error) {
    return (error as { details: { wrong: readonly string[] } }).details.wrong
  }
}
const leaky = aggregate({
  name: 'leaky',
  events: {
    Told: event(
      1,
      { list: z.array(z.object({ name: personal('identity', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string()) })) },
      { label: { id: 'x', en: 'x' }, publish: { fields: ['list'] } },
    ),
  },
  initialState: {},
  evolve: { Told: (state) => state },
})

describe('a service that is wrongly declared does not start', () => {
  it('and one that is right does', () => expect(wrongWith({})).toEqual([]))
  it.each<[string, object, RegExp]>([
    ['twice the same command', { commands: [...errandService.commands, bookTrip] }, /There are two of: command BookTrip/],
    [
      'a door that nobody guards',
      { commands: [...errandService.commands, { ...bookTrip, name: 'X', collection: 'x', may: undefined }] },
      /X does not say who may/,
    ],
    ['a door for no post', { commands: [{ ...bookTrip, may: { posts: [] } }] }, /BookTrip does not say who may/],
    [
      'a post that there is not',
      { commands: [{ ...bookTrip, may: { posts: ['casewoker'] } }] },
      /BookTrip may be given by "casewoker", which is no post/,
    ],
    [
      'a kind of agency that there is not',
      { queries: [{ ...errandService.queries?.[0], may: { posts: ['auditor'], agencyKinds: ['POLIS'] } }] },
      /errands may be asked by "POLIS"/,
    ],
    [
      'a relation that there is not',
      { commands: [{ ...bookTrip, may: { posts: ['caseworker'], relations: ['acountableAgency'] } }] },
      /BookTrip may be given by "acountableAgency"/,
    ],
    [
      'what is internal and published',
      { aggregates: [...errandService.aggregates, { ...leaky, internal: true }] },
      /leaky is internal and would publish/,
    ],
    [
      'what is internal and binds people',
      { aggregates: [...errandService.aggregates, { ...whisper, relations: () => [] }] },
      /whisper is internal and binds people/,
    ],
    [
      'internal work that the desk of a case would be told of',
      {
        aggregates: [...errandService.aggregates, { ...trip, internal: true }],
        commands: [{ ...bookTrip, aggregate: { ...trip, internal: true } }],
      },
      /BookTrip is of an internal aggregate/,
    ],
    [
      'a view of both logs',
      {
        aggregates: [...errandService.aggregates, whisper],
        views: [{ name: 'both', version: 1, sql: '', handles: [on(trip, {}), on(whisper, {})] }],
      },
      /The view both follows both/,
    ],
    ['a query that nobody guards', { queries: [{ ...errandService.queries?.[0], may: undefined }] }, /errands does not say who may/],
    [
      'a query whose pages could break off between two rows',
      { queries: [{ ...errandService.queries?.[0], order: [asc('caseId')] }] },
      /errands does not end its order in a unique column/,
    ],
    [
      'an order by what is no column',
      { queries: [{ ...errandService.queries?.[0], order: [unique('id" desc --')] }] },
      /errands orders by id" desc --, which is no name/,
    ],
    ['a deadline without its command', { commands: [], reactions: [], deadlines: [tripLapses] }, /fires EndTrip/],
    ['work that nobody asks about', { answersClosures: false }, /BookTrip opens work/],
    ['a command of another aggregate', { aggregates: [trip], views: [] }, /GiveErrand is of errand/],
    ['personal data for other services', { aggregates: [...errandService.aggregates, leaky] }, /leaky would publish Told.list/],
  ])('%s', (_, changed, sentence) => expect(wrongWith(changed).join(' ')).toMatch(sentence))
})

describe('its document', () => {
  const document = JSON.parse(JSON.stringify(openApi(complete(errandService))))
  const all = (value: unknown): readonly unknown[] =>
    typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(all)] : [value]
  it('refers to what is there, and names each operation once', () => {
    const refs = all(document).flatMap((one) => (one as { $ref?: string } | null)?.$ref ?? [])
    expect(refs.length).toBeGreaterThan(0)
    for (const ref of refs)
      expect(
        ref
          .split('/')
          .slice(1)
          .reduce((at, step) => at?.[step], document),
      ).toBeDefined()
    const names = Object.values(document.paths).flatMap((verbs) => Object.values(verbs as object).map(({ operationId }) => operationId))
    expect(new Set(names).size).toBe(names.length)
    for (const [path, verbs] of Object.entries(document.paths))
      for (const { parameters } of Object.values(verbs as object))
        for (const [, name] of path.matchAll(/\{(\w+)\}/g))
          expect(parameters).toContainEqual(expect.objectContaining({ name, in: 'path', required: true }))
  })
  it('shows no command of the system', () => expect(JSON.stringify(document.paths)).not.toContain('FollowTrip'))
})
