import { aggregate, event, type Relation } from '@titian/core'
import { type ServiceDefinition, service } from '@titian/service'
import { z } from 'zod'
import { goldenFiles } from './golden.ts'
import { brokenRelations, tracesOf } from './relation-promises.ts'

const label = { id: 'x', en: 'x' }
interface State {
  readonly caseId?: string
  readonly by?: string
  readonly from: string
  readonly to?: string
}

function visits(relations: (state: State) => readonly Relation[], more: object = {}): readonly ServiceDefinition[] {
  const visit = aggregate({
    name: 'visit',
    events: {
      VisitPlanned: event(1, { caseId: z.uuid(), by: z.string() }, { label }),
      VisitHeld: event(1, {}, { label }),
      ...more,
    },
    initialState: { from: '' } as State,
    evolve: {
      VisitPlanned: (_, { caseId, by }, { recordedAt }) => ({ caseId, by, from: recordedAt }),
      VisitHeld: (state, _, { recordedAt }) => ({ ...state, to: recordedAt }),
      ...Object.fromEntries(Object.keys(more).map((type) => [type, (state: State) => state])),
    },
    caseId: ({ caseId }) => caseId,
    relations,
  })
  return [service({ name: 'visits', chapters: [{ aggregate: visit, commands: [] }], rejections: {} })]
}
const assigned = ({ by, from, to }: State): readonly Relation[] => (by ? [{ kind: 'assigned', userId: by, from, ...(to && { to }) }] : [])
const first = visits(assigned)
const golden = goldenFiles(first)
const released = JSON.stringify(tracesOf(first, golden))

describe('whom an aggregate binds', () => {
  it('is written down along its history, where it changes', () => {
    expect(tracesOf(first, golden)['visits/visit']?.[0]).toEqual([
      { event: 'VisitPlanned@1', bound: [expect.objectContaining({ kind: 'assigned', from: '2024-01-01T00:00:00.000Z' })] },
      { event: 'VisitHeld@1', bound: [expect.objectContaining({ to: '2024-01-02T00:00:00.000Z' })] },
    ])
  })

  it('is kept by the same code, and beside new events', () => {
    expect(brokenRelations(released, first, golden)).toEqual([])
    const more = visits(assigned, { VisitPraised: event(1, {}, { label }) })
    expect(brokenRelations(released, more, goldenFiles(more))).toEqual([])
    expect(brokenRelations(undefined, first, golden)).toEqual([])
  })

  it.each<[string, readonly ServiceDefinition[], RegExp]>([
    ['one more is bound', visits((state) => [...assigned(state), { kind: 'providerAgency', agencyId: 'a', from: state.from }]), /VisitPlanned@1\n/],
    ['one stays bound for longer', visits(({ to: _, ...state }) => assigned(state)), /VisitPlanned@1, VisitHeld@1\n.*\n {2}\+ nothing new/],
    ['nobody is bound any more', visits(() => []), /VisitPlanned@1\n.*\n {2}\+ nothing new/],
  ])('%s: is not kept', (_, now, sentence) => {
    const [says, ...others] = brokenRelations(released, now, goldenFiles(now))
    expect(says).toMatch(/^visits\/visit binds others after /)
    expect(says).toMatch(sentence)
    // Along both histories.
    expect(others).toHaveLength(1)
  })
})
