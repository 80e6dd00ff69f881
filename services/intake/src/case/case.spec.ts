import { answeringServices } from '@titian/service-registry'
import { dinsos, idOf, type Past, police, stateAfter, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import {
  answered,
  assigned,
  caseId,
  closed,
  closureRequested,
  determined,
  disputed,
  episode,
  leftToSupervisor,
  located,
  opened,
  origin,
  rescueAsked,
  subjectId,
  transferred,
  withdrawn,
} from './fixtures.ts'
import { accountabilityOverTime, strongestDetermination } from './present.ts'

const after = (...past: Past<typeof theCase.events>[]) => stateAfter(theCase, ...past)

describe('a case', () => {
  it('has exactly one accountable agency and one caseworker after every event of its history', () => {
    const story = [opened(), assigned('u-8'), transferred(), closureRequested(), withdrawn(), transferred(dinsos, uptd), closureRequested(), closed()]
    for (const [index] of story.entries()) {
      const state = after(...story.slice(0, index + 1))
      expect(state.agencies.filter(({ to }) => to === undefined)).toHaveLength(1)
      expect(state.caseworkers.filter(({ to }) => to === undefined)).toHaveLength(1)
      expect(state.agencies.at(-1)?.agencyId).toBe(state.accountable)
    }
  })
  it('tells who answered for it from when to when, without a gap', () =>
    expect(accountabilityOverTime(after(opened(), transferred()))).toEqual([
      { agencyId: uptd.agencyId, from: '2024-03-01T00:01:00.000Z', to: '2024-03-01T00:02:00.000Z' },
      { agencyId: dinsos.agencyId, from: '2024-03-01T00:02:00.000Z' },
    ]))
  it('binds nobody as caseworker while it is left to its supervisor, and still the supervisors; then whoever is named (SAFETY 9)', () => {
    const kinds = (...past: Past<typeof theCase.events>[]) =>
      (theCase.relations?.(after(...past), caseId) ?? []).filter(({ to }) => to === undefined).map(({ kind, userId }) => [kind, userId])
    expect(kinds(opened(), leftToSupervisor())).toEqual([
      ['accountableAgency', undefined],
      ['supervisor', undefined],
    ])
    expect(kinds(opened(), leftToSupervisor(), rescueAsked())).toContainEqual(['askedAgency', undefined])
    const named = kinds(opened(), leftToSupervisor(), rescueAsked(), assigned('u-8'))
    expect(named).toContainEqual(['caseworker', 'u-8'])
    expect(named).not.toContainEqual(['askedAgency', undefined])
  })
  it('binds the former accountable agency as former', () =>
    expect(theCase.relations?.(after(opened(), transferred()), caseId)).toContainEqual({
      kind: 'formerAccountableAgency',
      agencyId: uptd.agencyId,
      from: '2024-03-01T00:02:00.000Z',
    }))
  it('follows the most protective determination that stands', () => {
    expect(strongestDetermination(after(opened()))).toBeUndefined()
    expect(strongestDetermination(after(opened(), determined(uptd, 'POSSIBLE'), determined(police, 'NOT', { redirect: 'LABOUR_DISPUTE' })))).toBe(
      'POSSIBLE',
    )
    expect(strongestDetermination(after(opened(), determined(uptd, 'POSSIBLE'), determined(uptd, 'NOT', { redirect: 'SMUGGLING' })))).toBe('NOT')
  })
  it('shows each determination with its dissent, and locations under their episode', () => {
    const shown = theCase.present?.(after(opened(), episode(), located(origin), determined(uptd, 'POSSIBLE'), disputed()), caseId)
    expect(shown).toMatchObject({
      determinations: [{ agencyId: uptd.agencyId, status: 'POSSIBLE' }],
      dissents: [{ ofAgencyId: uptd.agencyId, agencyId: police.agencyId }],
      episodes: [{ locations: [{ role: 'TRUE_ORIGIN', area: '53.04', sure: 'STATED' }] }],
    })
    expect(JSON.stringify(shown)).not.toContain(subjectId)
  })
  it('shows of a closure the same whoever has cleared, objected or not answered, and never says that it is ready (SAFETY 4)', () => {
    const shown = (...answers: ReturnType<typeof answered>[]) => theCase.present?.(after(opened(), closureRequested(), ...answers), caseId)
    const waiting = shown()
    expect(waiting).toMatchObject({ status: 'closing', closure: { reason: 'GOALS_ACHIEVED' } })
    expect(shown(answered('referral', false))).toEqual(waiting)
    expect(shown(...answeringServices.map((service) => answered(service, true)))).toEqual(waiting)
    expect(JSON.stringify(waiting)).not.toContain('referral')
    expect(waiting).not.toHaveProperty('closure.ready')
    expect(theCase.events.ClosureAnswered.about).toMatchObject({ group: 'protection', publish: { as: 'CaseNoted', fields: [] } })
  })
  it('never asks protection whether a case may be closed (SAFETY 2)', () => expect(answeringServices).not.toContain('protection'))
  it('never publishes the subject, the number or the report (SAFETY 5)', () =>
    expect(theCase.events.CaseOpened.about.publish?.fields).toEqual(['caseId', 'personId', 'agencyId', 'caseworkerId', 'area', 'ageBand']))
  it('folds to what JSON can hold', () => {
    const state = after(opened(), episode(), located(), determined(uptd, 'POSSIBLE'), closureRequested(), answered('referral', true))
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    expect(state.closure?.requestId).toBe(idOf('closure'))
  })
})
