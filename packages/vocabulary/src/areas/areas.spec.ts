import { loadAreaTable } from './area-table.ts'
import { areaByCode, areaExists, areaLevelOf, isWithin, provinceOf, regencyOf, searchAreas } from './areas.ts'

describe('areas by code', () => {
  it.each([
    ['53.71.04.1001', 'Oebobo'],
    ['53.71.04.1008', 'Oetete'],
    ['53.71.04.1009', 'Oebufu'],
    ['53.71.04.1010', 'Liliba'],
    ['53.71.04.1011', 'Fatululi'],
    ['53.71.04.1013', 'Kayu Putih'],
    ['53.71.04.1014', 'Tuak Daun Merah'],
    ['53.04.17.2003', 'Lakan Mau'],
    ['52.01.01.2007', 'Babussalam'],
  ])('knows %s as %s', (code, name) => expect(areaByCode(code)).toMatchObject({ code, name, level: 'village' }))

  it('gives the parents from the province down', () =>
    expect(areaByCode('53.71.04.1009')?.parents.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '53 Nusa Tenggara Timur',
      '53.71 Kota Kupang',
      '53.71.04 Oebobo',
    ]))

  it.each(['', '5', '53.7', '5371', '53.71.04.9999', '99', '53.71.04.1009 ', '53.71.04.100९'])('knows no area %p', (code) => {
    expect(areaByCode(code)).toBeUndefined()
    expect(areaExists(code)).toBe(false)
  })

  it('tells level, regency and province by form', () => {
    expect(areaLevelOf('53.71.04')).toBe('district')
    expect(areaLevelOf('53.71.04.')).toBeUndefined()
    expect(regencyOf('53.71.04.1009')).toBe('53.71')
    expect(regencyOf('53')).toBeUndefined()
    expect(provinceOf('53.71')).toBe('53')
  })

  it('is within itself and its ancestors, never within a code that merely begins alike', () => {
    expect(isWithin('53.71.04.1009', '53.71')).toBe(true)
    expect(isWithin('53.71', '53.71')).toBe(true)
    expect(isWithin('53.71', '53.71.04')).toBe(false)
    expect(isWithin('53.71', '5')).toBe(false)
  })
})

describe('the area list itself', () => {
  it.each([
    ['provinces', 2, 38],
    ['regencies', 5, 514],
    ['districts', 8, 7285],
    ['villages', 13, 83762],
  ] as const)('holds all %s, sorted by code, each under an area that exists', (file, codeLength, size) => {
    const table = loadAreaTable(file, codeLength)
    expect(table.size).toBe(size)
    const codes = Array.from({ length: size }, (_, row) => table.code(row))
    expect(codes.filter((code, row) => areaLevelOf(code) === undefined || (row > 0 && code <= (codes[row - 1] ?? '')))).toEqual([])
    const parents = new Set(codes.map((code) => code.slice(0, -3)).filter((code) => code.length > 0 && codeLength < 13))
    expect([...parents].filter((code) => !areaExists(code))).toEqual([])
    expect(codes.some((_, row) => /^$|["\r\n]{2}|^"|,$/.test(table.name(row)))).toBe(false)
  })

  it('reads quoted names as they are', () => {
    expect(areaByCode('35.18.17.2007')?.name).toBe('Ja"an')
    expect(areaByCode('14.02.09.2010')?.name).toBe('Lambang Sari I, II, III')
    expect(areaByCode('53.07.01.2021')?.name).toBe('Regapu’u')
  })
})

describe('areas by name', () => {
  const codes = (...args: Parameters<typeof searchAreas>) => searchAreas(...args).map(({ code }) => code)

  it.each(['Lakanmau', 'LAKAN MAU', ' lakan-mau ', 'Desa Lakan Mau'])('finds Lakan Mau as %p', (text) =>
    expect(codes(text)).toEqual(['53.04.17.2003']),
  )

  it('shows every Babussalam, and the one of Lombok Barat within it', () => {
    expect(searchAreas('Babussalam', { level: 'village' }).length).toBeGreaterThan(5)
    expect(codes('Babussalam', { within: '52.01' })).toEqual(['52.01.01.2007'])
  })

  it('puts exact names first, the larger area before the smaller', () => {
    expect(codes('Oebobo', { within: '53' })).toEqual(['53.71.04', '53.02.14.2004', '53.71.04.1001'])
    expect(codes('Kab. Belu')[0]).toBe('53.04')
    expect(codes('belu', { limit: 1 })).toEqual(['53.04'])
  })

  it('keeps to the limit and to the area asked for', () => {
    expect(searchAreas('a', { limit: 3 })).toHaveLength(3)
    expect(searchAreas('a', { within: '53.71', limit: 1000 }).every(({ code }) => isWithin(code, '53.71'))).toBe(true)
    expect(codes('Kota Kupang', { within: '53.71' })).toEqual([])
  })

  it('finds nothing for nothing', () => {
    expect(searchAreas('')).toEqual([])
    expect(searchAreas('--- ')).toEqual([])
    expect(searchAreas('Oebobo', { within: 'NTT' })).toEqual([])
  })
})
