import { parseArgs } from 'node:util'
import type { Lang } from '@titian/vocabulary'

export const seedHelp = `npm run seed -- --cases <N> [--seed <S>] [--en]

  --cases <N>   how many synthetic cases to make: 60000
  --seed <S>    the same seed gives the same ids, times and codes; 1 if left out
  --en          English
  --help        this page

  All of them are invented. They are made in the folder of
  \`npm start -- --no-story\`, while it does not run and holds no record yet.
  Semuanya rekaan. Kasus dibuat di folder milik \`npm start -- --no-story\`, selama
  ia tidak berjalan dan belum berisi catatan. Biji (--seed) yang sama memberi id,
  waktu dan kode yang sama.
`

const words = {
  id: {
    whole: (name: string, from: number, to: number, given: string) => `--${name} harus bilangan bulat dari ${from} sampai ${to}, bukan "${given}".`,
    missing: 'Sebutkan banyaknya kasus: npm run seed -- --cases 60000',
    unknown: 'Pilihan itu tidak ada. Yang ada: --cases <N>, --seed <S>, --en, --help.',
  },
  en: {
    whole: (name: string, from: number, to: number, given: string) => `--${name} must be a whole number from ${from} to ${to}, not "${given}".`,
    missing: 'Say how many cases: npm run seed -- --cases 60000 --en',
    unknown: 'There is no such option. There is: --cases <N>, --seed <S>, --en, --help.',
  },
} as const

/** A million cases are some 75 GB; a seed is told apart from the next one for a million cases, within what a number can hold. */
const MOST_CASES = 1_000_000
const LAST_SEED = 1_000_000

export interface SeedChoice {
  readonly cases: number
  readonly seed: number
}

/** @throws Error with one sentence in that language */
export function readSeedOptions(args: readonly string[], lang: Lang): SeedChoice | 'help' {
  const say = words[lang]
  const whole = (name: string, text: string, from: number, to: number): number => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < from || number > to) throw new Error(say.whole(name, from, to, text))
    return number
  }
  const values = given(args)
  if (values === undefined) throw new Error(say.unknown)
  if (values.help) return 'help'
  if (values.cases === undefined) throw new Error(say.missing)
  return { cases: whole('cases', values.cases, 1, MOST_CASES), seed: whole('seed', values.seed, 0, LAST_SEED) }
}

function given(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        cases: { type: 'string' },
        seed: { type: 'string', default: '1' },
        en: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return undefined
  }
}
