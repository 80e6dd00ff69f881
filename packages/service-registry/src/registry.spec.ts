import { answeringServices, commonServices, labelOf, serviceNames, trustDomainOf } from './follows.ts'
import { type RegisteredService, registry } from './registry.ts'
import { wrongInRegistry, wrongWith } from './wrong.ts'

const clinic: RegisteredService = { name: 'clinic', label: { id: 'Klinik', en: 'Clinic' }, answersClosures: true, hardware: 'common' }
const reading: RegisteredService = { ...clinic, name: 'reading', answersClosures: false }

describe('the registry of services', () => {
  it('has nothing wrong with it', () => expect(wrongInRegistry()).toEqual([]))

  it('refuses two services of one name, in one sentence', () =>
    expect(wrongInRegistry([clinic, reading, clinic])).toEqual([
      'There are two services called clinic in packages/service-registry/src/registry.ts.',
    ]))

  it('refuses that LPSK is asked about a closure, for that would tell of it', () =>
    expect(wrongInRegistry([{ ...clinic, hardware: 'lpsk' }])).toEqual([
      expect.stringMatching(/^clinic runs at LPSK and is never asked about closures/),
    ]))

  it('names services as folders, streams and topics can be named', () => {
    for (const { name } of registry) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('says whom to ask, whom to hear and what to call them', () => {
    expect(answeringServices.every((name) => commonServices.includes(name))).toBe(true)
    expect(serviceNames).toEqual(expect.arrayContaining([...commonServices]))
    expect(labelOf('intake')).toEqual({ id: 'Penerimaan laporan dan kasus', en: 'Intake' })
    expect(trustDomainOf('intake')).toBe('common')
    expect(trustDomainOf('errands')).toBe('common')
    expect(labelOf('errands')).toEqual({ id: 'errands', en: 'errands' })
  })
})

describe('a service that is not what the registry says', () => {
  it.each([
    ['one that it does not name', { name: 'ferry' }, /^ferry does not stand in/],
    [
      'one that answers closures, of which it does not say so',
      { name: 'reading', answersClosures: true },
      /^reading answers closures, but .* does not/,
    ],
    ['one that does not answer, of which it says so', { name: 'clinic' }, /^clinic does not answer closures, but .* says so/],
  ])('%s: one sentence', (_, declared, sentence) => expect(wrongWith(declared, [clinic, reading])).toEqual([expect.stringMatching(sentence)]))

  it.each([{ name: 'clinic', answersClosures: true }, { name: 'reading' }, { name: 'reading', answersClosures: false }])('not so: %j', (declared) =>
    expect(wrongWith(declared, [clinic, reading])).toEqual([]),
  )
})
