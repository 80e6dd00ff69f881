/** One thing said about an age, with its source. The month of the 18th birthday is what is kept: the age is computed at the date asked. */
export interface AgeRecord {
  readonly kind: 'STATED' | 'DOCUMENTED' | 'ASSESSED'
  /** `yyyy-mm`: from the first day of the following month on surely 18. */
  readonly monthOf18thBirthday: string
  /** A document that was issued irregularly. */
  readonly irregular: boolean
  readonly recordedAt: string
}

/**
 * Whether the rules for children hold at an instant. The last assessment decides; without one, everything said must agree on an adult, and any
 * doubt (nothing said, an irregular document, two ages) means a child (SAFETY 13).
 */
export function isChildAt({ ages }: { readonly ages: readonly AgeRecord[] }, at: Date): boolean {
  const month = at.toISOString().slice(0, 7)
  const isChild = ({ monthOf18thBirthday }: AgeRecord): boolean => month <= monthOf18thBirthday
  const assessed = ages.findLast(({ kind }) => kind === 'ASSESSED')
  if (assessed) return isChild(assessed)
  return ages.length === 0 || ages.some((age) => age.irregular || isChild(age))
}

/** The latest month in which someone of so many completed years today can turn, or have turned, 18: the most protective one. */
export function monthOf18From(years: number, today: Date): string {
  return `${String(today.getUTCFullYear() + 18 - years).padStart(4, '0')}-${String(today.getUTCMonth() + 1).padStart(2, '0')}`
}
