/** Lines of at most `width` columns, broken at spaces; a longer word is cut, so that nothing ever sticks out. `first` and `rest` stand before the lines. */
export function wrap(text: string, width: number, first = '', rest = ' '.repeat(first.length)): readonly string[] {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  const next = () => {
    lines.push(line.trimEnd())
    line = rest
    isEmpty = true
  }
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    let left = [...word]
    if (!isEmpty && columns(line) + 1 + left.length > width) next()
    while (columns(line) + (isEmpty ? 0 : 1) + left.length > width) {
      const room = Math.max(1, width - columns(line))
      line += left.slice(0, room).join('')
      left = left.slice(room)
      next()
    }
    if (left.length > 0) {
      line += (isEmpty ? '' : ' ') + left.join('')
      isEmpty = false
    }
  }
  return isEmpty && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** Code points; nothing that is printed here is wider than a column. */
const columns = (text: string): number => [...text].length

/** Each line of a text, those that are too long broken; the others as they are. */
export const wrapLines = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => (columns(line) > width ? wrap(line, width) : [line]))
    .join('\n')
