import { type CoarsenContext, coarsen, dayOf, type EntryDetails } from './coarsen.ts'
import { pseudonym } from './pseudonym.ts'
import { now, ours, relation, someone, theirs } from './spec-fixtures.ts'

const pseudonymKey = new Uint8Array(32).fill(7)
const details: EntryDetails = {
  caseId: 'c-1',
  occurredAt: { from: '2024-03-11T20:15:00.000Z', to: '2024-03-11T20:15:00.000Z', precision: 'minute' },
  recordedAt: '2024-03-11T20:20:00.000Z',
  area: '53.71.04.1009',
  userId: 'u-9',
  agencyId: theirs,
  agencyKind: 'HEALTH',
}
const context = (...relations: CoarsenContext['relations']): CoarsenContext => ({ relations, now, pseudonymKey })
const helper = someone('caseworker', 'UPTD_PPA')
const accountable = context(relation('caseworker', { userId: 'u-1' }), relation('accountableAgency', { agencyId: ours }))

describe('when, where and by whom', () => {
  it('is the day, in one zone for all, and nothing of place or worker (SAFETY 1)', () =>
    expect(coarsen(details, helper, context(relation('caseworker', { userId: 'u-1' })))).toEqual({
      close: false,
      // 20:15 UTC is past three in the night of the 12th in WIB.
      occurredAt: { from: '2024-03-11T17:00:00.000Z', to: '2024-03-12T16:59:59.999Z', precision: 'day' },
      recordedAt: '2024-03-11T17:00:00.000Z',
      agency: { agencyId: theirs },
    }))
  it.each([
    ['the accountable caseworker', helper, accountable],
    ['the doer', someone('health-worker', 'HEALTH', { userId: 'u-9', agency: theirs }), context()],
    ['LPSK', someone('lpsk-officer', 'LPSK'), context()],
  ])('is exact to %s', (_, principal, known) =>
    expect(coarsen(details, principal, known)).toEqual({
      close: true,
      occurredAt: details.occurredAt,
      recordedAt: details.recordedAt,
      area: details.area,
      worker: { userId: 'u-9' },
      agency: { agencyId: theirs },
    }),
  )
  it('is coarse to a colleague of the doer, and to the caseworker of an agency that only helps', () => {
    const colleague = someone('health-worker', 'HEALTH', { agency: theirs })
    expect(coarsen(details, colleague, context(relation('providerAgency', { agencyId: theirs })))).not.toHaveProperty('worker')
    expect(
      coarsen(details, helper, context(relation('caseworker', { userId: 'u-1' }), relation('accountableAgency', { agencyId: theirs }))),
    ).not.toHaveProperty('area')
  })
  it('does not tell the zone in which a day or a month was noted', () => {
    const shown = (occurredAt: EntryDetails['occurredAt']) => coarsen({ ...details, occurredAt }, helper, context()).occurredAt
    const day = (offset: number) => ({
      from: new Date(Date.UTC(2024, 2, 12, -offset)).toISOString(),
      to: new Date(Date.UTC(2024, 2, 13, -offset) - 1).toISOString(),
      precision: 'day' as const,
    })
    expect(shown(day(8))).toEqual(day(7))
    expect(shown(day(9))).toEqual(day(7))
    const month = (offset: number) => ({
      from: new Date(Date.UTC(2024, 2, 1, -offset)).toISOString(),
      to: new Date(Date.UTC(2024, 3, 1, -offset) - 1).toISOString(),
      precision: 'month' as const,
    })
    expect(shown(month(9))).toEqual(month(7))
    expect(shown(month(7))).toEqual(month(7))
  })
  it('names LPSK, BNN and marked agencies to nobody else, and their workers neither (SAFETY 2)', () => {
    for (const [agencyKind, label] of [
      ['LPSK', 'Layanan'],
      ['BNN', 'Layanan kesehatan'],
    ] as const) {
      const seen = coarsen({ ...details, agencyKind }, helper, accountable)
      expect(seen).toMatchObject({ agency: { label: { id: label } } })
      expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${theirs}|u-9`))
    }
    expect(coarsen({ ...details, secret: true }, helper, accountable).agency).toMatchObject({ label: { id: 'Layanan kesehatan' } })
  })
  it('gives an auditor pseudonyms: the same in a case, another in the next', () => {
    const auditor = someone('auditor', 'OVERSIGHT', { agency: ours })
    const seen = coarsen(details, auditor, context())
    expect(seen).toMatchObject({ occurredAt: { precision: 'day' }, worker: { label: pseudonym(pseudonymKey, 'c-1', 'u-9') } })
    expect(JSON.stringify(seen)).not.toContain('u-9')
    expect(pseudonym(pseudonymKey, 'c-1', 'u-9').id).toMatch(/^Petugas [B-V]{6}$/)
    expect(pseudonym(pseudonymKey, 'c-2', 'u-9')).not.toEqual(pseudonym(pseudonymKey, 'c-1', 'u-9'))
    expect(pseudonym(pseudonymKey, 'c-1', 'u-8')).not.toEqual(pseudonym(pseudonymKey, 'c-1', 'u-9'))
  })
  it('takes a midnight in WIB as the new day', () => expect(dayOf('2024-03-11T17:00:00.000Z').from).toBe('2024-03-11T17:00:00.000Z'))
})
