import process from 'node:process'
import { WIDTH, wantsColour } from '../story/print.ts'
import { wrap } from '../story/wrap.ts'

export interface Screen {
  readonly colour: boolean
  /** Wrapped at 80 columns; `before` stands before the first line, as much room before the others. */
  line(text?: string, before?: string): void
  /** Lines that are as they should be. */
  lines(lines: readonly string[]): void
  /** Something that matters: bold on a terminal. */
  title(text: string): void
  /** What is being done now; on a terminal it is overwritten by the next. */
  doing(text: string): void
}

export function screen(out: NodeJS.WriteStream = process.stdout): Screen {
  const terminal = out.isTTY === true
  const colour = wantsColour(terminal, process.env['NO_COLOR'])
  let pending = false
  const clear = () => {
    if (pending) out.write('\r\x1b[K')
    pending = false
  }
  return {
    colour,
    line(text = '', before = '') {
      clear()
      out.write(`${wrap(text, WIDTH, before).join('\n')}\n`)
    },
    lines(lines) {
      clear()
      for (const line of lines) out.write(`${line}\n`)
    },
    title(text) {
      clear()
      const lines = wrap(text, WIDTH).join('\n')
      out.write(`${colour ? `\x1b[1m${lines}\x1b[22m` : lines}\n`)
    },
    doing(text) {
      clear()
      out.write(terminal ? text.slice(0, WIDTH - 1) : `${text}\n`)
      pending = terminal
    },
  }
}
