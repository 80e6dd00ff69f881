import { guarantees } from './guarantees.ts'
import type { Row } from './scenarios.ts'

const whole = (value: number): string => Math.round(value).toLocaleString('en-US')

/** A table for the terminal: each side with its spread, and how often the other side's median fits into Titian's. */
export function printed(rows: readonly Row[]): string {
  const out: string[] = []
  for (const scenario of new Set(rows.map((row) => row.scenario))) {
    out.push(
      '',
      scenario,
      `  ${'events/s'.padEnd(30)}${['min', 'median', 'max', 'p50 ms', 'p99 ms', 'titian ×'].map((head) => head.padStart(10)).join('')}`,
    )
    const its = rows.filter((row) => row.scenario === scenario)
    const ours = its.find(({ contender }) => contender === 'titian')?.spread.median
    for (const { contender, spread, note } of its) {
      const latency = spread.p50Ms === 0 ? ['', ''] : [spread.p50Ms.toFixed(2), spread.p99Ms.toFixed(2)]
      const ratio = ours === undefined || contender === 'titian' ? '' : (ours / spread.median).toFixed(2)
      const cells = [whole(spread.min), whole(spread.median), whole(spread.max), ...latency, ratio]
      out.push(`  ${contender.padEnd(30)}${cells.map((cell) => cell.padStart(10)).join('')}${note === undefined ? '' : `  (${note})`}`)
    }
  }
  return `${out.join('\n')}\n`
}

export function printedGuarantees(): string {
  const lines = guarantees.map(
    ({ what, by }) =>
      `  ${what}\n${Object.entries(by)
        .map(([name, says]) => `      ${name.padEnd(14)} ${says}`)
        .join('\n')}`,
  )
  return `\nWhat each of them promises\n${lines.join('\n')}\n`
}
