import process from 'node:process'

export interface ProgressBar {
  to(done: bigint, all: bigint): void
  /** Removes the bar, so that what is printed next stands alone. */
  clear(): void
}

const WIDTH = 30
const EVERY_MS = 100
const LINE_EVERY_MS = 10_000

/** On standard error: what is piped gets results and nothing else. A bar on a terminal, else a line every ten seconds, for who reads a log of it. */
export function progressBar(label: string, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const began = performance.now()
  let drawnAt = stream.isTTY ? Number.NEGATIVE_INFINITY : began
  let first: bigint | undefined
  return {
    to(done, all) {
      const now = performance.now()
      first ??= done
      if (stream.isTTY ? now - drawnAt < EVERY_MS && done < all : now - drawnAt < LINE_EVERY_MS) return
      drawnAt = now
      const text = line(label, done, all, Number(done - first) / ((now - began) / 1_000))
      stream.write(stream.isTTY ? `\r\x1b[2K${text}` : `${text}\n`)
    },
    clear() {
      if (stream.isTTY) stream.write('\r\x1b[2K')
    },
  }
}

/** `intake  ████████······  61 %  610,000 of 1,000,000  84,000/s  5 s left` */
export function line(label: string, done: bigint, all: bigint, perSecond: number): string {
  const part = all === 0n ? 1 : Number(done) / Number(all)
  const full = Math.round(part * WIDTH)
  const left = perSecond > 0 ? `  ${Math.ceil(Number(all - done) / perSecond)} s left` : ''
  const speed = Number.isFinite(perSecond) && perSecond > 0 ? `  ${number(Math.round(perSecond))}/s` : ''
  return `${label}  ${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}  ${Math.floor(part * 100)} %  ${number(done)} of ${number(all)}${speed}${left}`
}

export const number = (value: number | bigint): string => value.toLocaleString('en-US')
