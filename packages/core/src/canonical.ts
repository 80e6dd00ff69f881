import { configure } from 'safe-stable-stringify'

const stringify = configure({ strict: true })

/** An escaped surrogate: JSON writes those that stand in pairs as they are. An even number of backslashes before it are text. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

/**
 * RFC 8785: the one text of a JSON value, the text that is stored and hashed. Members that are `undefined` are left out.
 * Throws where the value has no such text (NaN, a bigint, a function, a cycle, a lone surrogate).
 */
export function canonical(value: unknown): string {
  const text = stringify(value)
  if (text === undefined || (text.includes('\\ud') && LONE_SURROGATE.test(text))) throw new TypeError('no JSON value')
  return text
}
