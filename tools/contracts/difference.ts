const SHOWN = 12

/** Where two texts part, in lines with `-` (committed) and `+` (now), and no more of it than one reads. */
export function difference(before: string, now: string): string {
  const [old, fresh] = [before.split('\n'), now.split('\n')]
  let start = 0
  while (start < old.length && old[start] === fresh[start]) start += 1
  let end = 0
  while (end < Math.min(old.length, fresh.length) - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end += 1
  const some = (lines: readonly string[], sign: string) => {
    const changed = lines.slice(start, lines.length - end)
    return [
      ...changed.slice(0, SHOWN).map((line) => `  ${sign} ${line}`),
      ...(changed.length > SHOWN ? [`  ${sign} … ${changed.length - SHOWN} more`] : []),
    ]
  }
  return [`  line ${start + 1}:`, ...some(old, '-'), ...some(fresh, '+')].join('\n')
}
