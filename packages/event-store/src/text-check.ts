/** Why a value cannot be stored: PostgreSQL's text holds no NUL, UTF-8 no lone surrogate, JSON no NaN, bigint, function or cycle. */
export type TextFault = { readonly path: string; readonly reason: 'NUL' | 'LONE_SURROGATE' | 'NOT_JSON' }

export function faultOfString(text: string, path: string): TextFault | undefined {
  if (text.includes('\0')) return { path, reason: 'NUL' }
  if (!text.isWellFormed()) return { path, reason: 'LONE_SURROGATE' }
  return undefined
}

/** The first fault in reading order. The path names members and indexes, never a value; a faulty member name reads `<name>`. */
export function faultOf(value: unknown, path: string, above: ReadonlySet<object> = new Set()): TextFault | undefined {
  if (typeof value === 'string') return faultOfString(value, path)
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { path, reason: 'NOT_JSON' }
  if (value === null || value === undefined || typeof value === 'boolean') return undefined
  if (typeof value !== 'object' || above.has(value)) return { path, reason: 'NOT_JSON' }
  if ('toJSON' in value && typeof value.toJSON === 'function') return faultOf(value.toJSON(), path, new Set([...above, value]))
  return faultOfMembers(value, path, new Set([...above, value]))
}

function faultOfMembers(value: object, path: string, above: ReadonlySet<object>): TextFault | undefined {
  const isArray = Array.isArray(value)
  for (const [name, member] of Object.entries(value)) {
    const bad = isArray ? undefined : faultOfString(name, `${path}.<name>`)
    if (bad) return bad
    const fault = faultOf(member, isArray ? `${path}[${name}]` : `${path}.${name}`, above)
    if (fault) return fault
  }
  return undefined
}
