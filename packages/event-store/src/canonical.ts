import canonicalize from 'canonicalize'

/**
 * RFC 8785: the one text of a JSON value, the text that is stored and hashed. Members that are `undefined` are left out.
 * Throws where the value has no such text (NaN, a bigint, a cycle, a lone surrogate).
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('no JSON value')
  return text
}
