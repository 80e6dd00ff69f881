/**
 * What would not be shown but obeyed: control characters, and those that turn the direction of writing, so that a line reads otherwise than it
 * stands. A report that anybody can send must not move a cursor, retitle a window or rewrite the line above it.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about.
const obeyed = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu

const asCode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text of one line or several, as a terminal may be given it: what is obeyed stands as it is written in code, `\u202e`. */
export const harmless = (text: string): string => text.replace(obeyed, (one) => (one === '\n' || one === '\t' ? one : asCode(one)))

/** All texts in a value that came from outside. A line break within one would begin a line of its own, so it is written out, too. */
export function harmlessWithin<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(obeyed, asCode) as Value
  if (Array.isArray(value)) return value.map(harmlessWithin) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, harmlessWithin(one)])) as Value
}
