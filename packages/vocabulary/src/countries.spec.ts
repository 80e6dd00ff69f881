import { isCountry } from './countries.ts'

describe('a country', () => {
  it.each(['ID', 'MY', 'TL', 'KH', 'MM', 'SA', 'XK'])('is %s', (code) => expect(isCountry(code)).toBe(true))
  it.each(['XX', 'AA', 'ZZ', 'EU', 'UN', 'SU', 'AN', 'UK', 'id', 'IDN', ''])('is not "%s"', (code) => expect(isCountry(code)).toBe(false))
})
