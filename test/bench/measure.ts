/** One round: how many calls a second, and how long single ones took. */
export interface Round {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Lets `callers` call one after the other, side by side, for so long. */
export async function round(callers: number, ms: number, call: (caller: number) => Promise<unknown>): Promise<Round> {
  const took: number[] = []
  const began = performance.now()
  const until = began + ms
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() < until) {
        const from = performance.now()
        await call(caller)
        took.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  took.sort((a, b) => a - b)
  return { perSecond: took.length / seconds, p50Ms: at(took, 0.5), p99Ms: at(took, 0.99) }
}

/** A work of known size, once. */
export async function timed(work: () => Promise<number>): Promise<Round> {
  const began = performance.now()
  const count = await work()
  return { perSecond: (count * 1_000) / (performance.now() - began), p50Ms: 0, p99Ms: 0 }
}

export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly rounds: number
}

export function spread(rounds: readonly Round[]): Spread {
  const rates = rounds.map(({ perSecond }) => perSecond).sort((a, b) => a - b)
  const middle = (values: readonly number[]) =>
    at(
      [...values].sort((a, b) => a - b),
      0.5,
    )
  return {
    min: rates[0] ?? 0,
    median: at(rates, 0.5),
    max: rates.at(-1) ?? 0,
    p50Ms: middle(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: middle(rounds.map(({ p99Ms }) => p99Ms)),
    rounds: rounds.length,
  }
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
