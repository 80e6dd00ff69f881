import process from 'node:process'

export interface ProgressBar {
  to(done: bigint, all: bigint): void
  /** Removes the bar, so that what is printed next stands alone. */
  clear(): void
}

const WIDTH = 30
const EVERY_MS = 100

/** On a terminal only, on standard error: what is piped gets results and nothing else. */
export function progressBar(label: string, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const began = performance.now()
  let drawnAt = Number.NEGATIVE_INFINITY
  let first: bigint | undefined
  return {
    to(done, all) {
      const now = performance.now()
      first ??= done
      if (!stream.isTTY || (now - drawnAt < EVERY_MS && done < all)) return
      drawnAt = now
      stream.write(`\r\x1b[2K${line(label, done, all, Number(done - first) / ((now - began) / 1_000))}`)
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
