const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Regions that the tables of languages know and ISO 3166-1 does not: groups of countries, reserved codes, placeholders. */
const noCountries = ['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']

/** Whether this is a country of today, by its ISO 3166-1 alpha-2 code (and `XK`, Kosovo, which has none but that). */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || noCountries.includes(code)) return false
  // A code of a country that is no more is read as its successor's (`SU`).
  return names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code
}
