import { type CarriedRelation, type RecordedEvent, type RelationChange, whenRecorded } from '@titian/core'
import fc from 'fast-check'
import { carried, changed, placed, standingAfter } from './relation-change.ts'
import { anyRelation } from './spec-fixtures.ts'

const caseId = '00000000-0000-4000-8000-000000000001'
const recorded = (relations: RelationChange | undefined, recordedAt: string) => ({ meta: { relations }, recordedAt }) as unknown as RecordedEvent
const caseworker = (userId: string, from: string, to?: string): CarriedRelation => ({ kind: 'caseworker', caseId, userId, from, ...(to && { to }) })

describe('what an event carries of relations', () => {
  it('names the case only where the kind lets know of it, and the person where it is one', () => {
    const relations = [
      { kind: 'caseworker' as const, userId: 'u-1', from: 'x' },
      { kind: 'askedAgency' as const, agencyId: 'a', from: 'x' },
    ]
    expect(carried(relations, { caseId, personIds: ['p'] })).toEqual([
      { kind: 'caseworker', caseId, personId: 'p', userId: 'u-1', from: 'x' },
      { kind: 'askedAgency', agencyId: 'a', from: 'x' },
    ])
    expect(carried(relations, { caseId, personIds: ['p', 'q'] })[0]).toEqual({ kind: 'caseworker', caseId, userId: 'u-1', from: 'x' })
  })

  it('is the difference to what stood, with the moment of recording left to the log', () => {
    const [then, now] = ['2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z']
    const { change, standing } = changed([caseworker('u-1', then)], [caseworker('u-1', then, now), caseworker('u-2', now)], now)
    expect(change).toEqual({
      bound: [caseworker('u-1', then, whenRecorded), caseworker('u-2', whenRecorded)],
      unbound: [caseworker('u-1', then)],
    })
    // A second event of the same command, at the same moment: nothing changes any more.
    expect(changed(standing, [caseworker('u-1', then, now), caseworker('u-2', now)], now).change).toBeUndefined()
    expect(changed(standing, [caseworker('u-1', then, now)], now).change).toEqual({ bound: [], unbound: [caseworker('u-2', whenRecorded)] })
  })

  it('stands in the end as the last state declares it, whatever came before and whenever the log recorded it', () => {
    const states = fc.array(fc.array(anyRelation, { maxLength: 5 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(states, (history) => {
        const past: RecordedEvent[] = []
        history.forEach((relations, nth) => {
          // Composed at one moment, recorded a little later.
          const [composedAt, recordedAt] = [`2025-01-0${nth + 1}T00:00:00.000Z`, `2025-01-0${nth + 1}T00:00:00.050Z`]
          const declared = carried(relations, { caseId, personIds: [] })
          past.push(recorded(changed(standingAfter(past), declared, composedAt).change, recordedAt))
          const unique = new Set(declared.map((one) => JSON.stringify(placed(one, recordedAt))))
          expect(new Set(standingAfter(past).map((one) => JSON.stringify(one)))).toEqual(unique)
        })
      }),
    )
  })
})
