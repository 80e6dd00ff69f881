import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A whole number from 0 to below `count`; the same ones in the same order for the same seed. */
export type Draw = (count: number) => number

export function drawing(seed: number): Draw {
  const generator = xoroshiro128plus(seed)
  return (count) => uniformInt(generator, 0, count - 1)
}

export function pick<Item>(draw: Draw, [first, ...rest]: readonly [Item, ...Item[]]): Item {
  const index = draw(rest.length + 1)
  return index === 0 ? first : (rest[index - 1] ?? first)
}
