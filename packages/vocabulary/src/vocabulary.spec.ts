import * as vocabulary from './index.ts'
import { ageBandOf, agencyKinds, codeList, htcdsValues, isTreatedAsChild, publicAgencyLabel, publicServiceLabel, serviceTypes } from './index.ts'

const isList = (value: unknown): value is typeof vocabulary.acts =>
  typeof value === 'object' && value !== null && 'codes' in value && 'schema' in value
const lists = Object.entries(vocabulary as Record<string, unknown>).flatMap(([name, value]) => (isList(value) ? [{ name, list: value }] : []))

describe('the code lists', () => {
  it('are all there, each under a name of its own', () => {
    expect(lists.length).toBe(38)
    expect(new Set(lists.map(({ list }) => list.name)).size).toBe(lists.length)
  })

  describe.each(lists)('$name', ({ list }) => {
    it('has both labels for every code, and no label twice', () => {
      for (const lang of ['id', 'en'] as const) {
        const labels = list.codes.map((code) => list.label(code)[lang].trim())
        expect(labels.every((label) => label.length > 0)).toBe(true)
        expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length)
      }
    })

    it('accepts its codes and nothing else', () => {
      expect(list.codes.map((code) => list.schema.parse(code))).toEqual(list.codes)
      expect(list.schema.safeParse('NO_SUCH_CODE').success).toBe(false)
      expect(list.schema.safeParse('toString').success).toBe(false)
      expect(list.has('constructor')).toBe(false)
    })

    it('names in HTCDS only what the standard has, in one field', () => {
      const standard: readonly string[] = list.htcdsField ? htcdsValues[list.htcdsField] : []
      const names = list.codes.flatMap((code) => list.htcds(code) ?? [])
      expect(names.filter((name) => !standard.includes(name))).toEqual([])
      expect(names.length > 0).toBe(list.htcdsField !== undefined)
    })

    it('names in CTDC only columns of its known families', () => {
      const names = list.codes.flatMap((code) => list.ctdc(code) ?? [])
      expect(names.filter((name) => !/^(is|meansOfControl|typeOfLabour|recruiterRelation)[A-Z]\w+$|^CountryOfExploitation$/.test(name))).toEqual([])
    })
  })

  it('cover all of HTCDS in both directions where it counts', () => {
    const covered = (list: { codes: readonly string[]; htcds(code: never): string | undefined }) =>
      new Set(list.codes.map((code) => list.htcds(code as never)))
    for (const [list, field] of [
      [vocabulary.controlMethods, 'vic_MethodsOfControl'],
      [vocabulary.purposes, 'vic_TypeOfExploitation'],
      [vocabulary.determinationStatus, 'vic_TraffickingStatus'],
      [vocabulary.planNeedTypes, 'spl_Type'],
      [vocabulary.genders, 'prs_Gender'],
      [vocabulary.recruiterRelations, 'vic_RelationshipToTrafficker'],
    ] as const)
      expect([...htcdsValues[field]].filter((name) => !covered(list).has(name))).toEqual([])
  })

  it('refuse an HTCDS name that the standard does not have', () =>
    expect(() => codeList('x', { A: { id: 'a', en: 'a', htcds: 'Unacquainted' } }, 'vic_RelationshipToTrafficker')).toThrow(/x\.A/))
})

describe('what others may read', () => {
  it('hides what a service is for', () => {
    for (const service of ['HIV_TEST', 'DRUG_REHABILITATION', 'REPRODUCTIVE_HEALTH'] as const)
      expect(publicServiceLabel(service).id).toBe('Layanan kesehatan')
    expect(publicServiceLabel('PROTECTION').id).toBe('Layanan')
  })

  it('never leaves a secret alone under its public word', () => {
    const sharing = (publicType: string) => serviceTypes.codes.filter((code) => serviceTypes.entry(code).publicType === publicType)
    for (const secret of ['PROTECTION', 'SHELTER', 'HIV_TEST', 'DRUG_REHABILITATION'] as const)
      expect(sharing(serviceTypes.entry(secret).publicType).length).toBeGreaterThanOrEqual(5)
  })

  it('hides LPSK and BNN always, a clinic where its service tells (SAFETY 2)', () => {
    const by = (secrecy: string) => agencyKinds.codes.filter((code) => agencyKinds.entry(code).nameSecrecy === secrecy)
    expect(by('ALWAYS')).toEqual(['LPSK', 'BNN'])
    expect(by('BY_SERVICE')).toEqual(['HEALTH'])
    expect([publicAgencyLabel('LPSK').id, publicAgencyLabel('BNN').id]).toEqual(['Layanan', 'Layanan kesehatan'])
  })

  it('names who decided as HTCDS does', () => {
    const decisions: readonly string[] = htcdsValues.vic_TraffickingStatusDecisionMakingOrg
    expect(agencyKinds.codes.filter((code) => !decisions.includes(agencyKinds.entry(code).decidedBy))).toEqual([])
    for (const kind of ['LPSK', 'DINAS_SOSIAL', 'IMMIGRATION'] as const)
      expect(agencyKinds.entry(kind).decidedBy).toBe('NonPoliceGovernmentalOrganization')
  })
})

describe('an age band', () => {
  it.each([
    [0, 'CHILD_0_8'],
    [8.9, 'CHILD_0_8'],
    [17.99, 'CHILD_9_17'],
    [18, 'ADULT_18_20'],
    [29, 'ADULT_21_29'],
    [47, 'ADULT_30_47'],
    [101, 'ADULT_48_PLUS'],
    [-1, 'UNKNOWN'],
    [Number.NaN, 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
  ])('of %p years is %s', (years, band) => expect(ageBandOf(years)).toBe(band))

  it('in doubt is a child', () => {
    expect(isTreatedAsChild(ageBandOf(undefined))).toBe(true)
    expect(isTreatedAsChild(ageBandOf(17))).toBe(true)
    expect(isTreatedAsChild(ageBandOf(18))).toBe(false)
  })
})
