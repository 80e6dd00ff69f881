const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** What is said when a date is of no time that a case can be about: 0001 is what a form sends where nobody filled it in. */
export const implausibleYear = `Tahun harus antara ${FIRST_YEAR} dan ${LAST_YEAR} / The year must lie between ${FIRST_YEAR} and ${LAST_YEAR}`

/** @param text an ISO date or instant, `2024-03-12…` */
export function hasPlausibleYear(text: string): boolean {
  const year = Number(text.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR
}
