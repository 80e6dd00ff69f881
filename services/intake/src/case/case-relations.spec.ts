import { mayKnowCase } from '@titian/access'
import { as, dinsos, stateAfter, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import { assigned, caseId, opened, transferred } from './fixtures.ts'

const later = new Date('2024-06-01T00:00:00.000Z')
const supervisor = (unitId: string | null, of = uptd) => ({ ...as(of, 'supervisor'), unitId })
const inUnit = (unitId: string) => opened({ unitId })
const relationsAfter = (...past: Parameters<typeof stateAfter<never, typeof theCase.events>>[1][]) =>
  theCase.relations?.(stateAfter(theCase, ...past), caseId) ?? []

describe('whom a case binds', () => {
  it('the supervisors of the unit of its caseworker, and of no other unit (SAFETY 9)', () => {
    const relations = relationsAfter(inUnit('anak'))
    expect(mayKnowCase(supervisor('anak'), relations, later)).toBe(true)
    expect(mayKnowCase(supervisor('perempuan'), relations, later)).toBe(false)
    expect(mayKnowCase(supervisor(null), relations, later)).toBe(false)
  })
  it('those of the next unit, once the case is assigned there', () => {
    const relations = relationsAfter(inUnit('anak'), { type: 'CaseworkerAssigned', data: { caseworkerId: 'u-8', unitId: 'perempuan' } })
    expect(mayKnowCase(supervisor('perempuan'), relations, later)).toBe(true)
    expect(mayKnowCase(supervisor('anak'), relations, later)).toBe(false)
  })
  it('the supervisors of an agency without units, in one span whoever is assigned there', () => {
    const relations = relationsAfter(opened(), assigned('u-8'), assigned('u-9'), transferred())
    expect(relations.filter(({ kind }) => kind === 'supervisor')).toMatchObject([{ agencyId: uptd.agencyId }, { agencyId: dinsos.agencyId }])
    expect(mayKnowCase(supervisor(null, dinsos), relations, later)).toBe(true)
    expect(mayKnowCase(supervisor(null), relations, later)).toBe(false)
  })
})
