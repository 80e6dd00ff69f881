import process from 'node:process'
import { ownFolder } from './all-in-one/folders.ts'
import { readSeedOptions, seedHelp } from './seed/options.ts'
import { runSeed } from './seed/run-seed.ts'
import { SeedError } from './seed/seed-error.ts'
import { WIDTH } from './story/print.ts'
import { wrap } from './story/wrap.ts'
import { number, progressBar } from './titian/progress-bar.ts'

const lang = process.argv.includes('--en') ? 'en' : 'id'

const words = {
  id: {
    making: 'kasus',
    done: (cases: string, seconds: string) => `${cases} kasus rekaan sudah dibuat dalam ${seconds} detik. Lihat: npm start -- --no-story`,
  },
  en: {
    making: 'cases',
    done: (cases: string, seconds: string) => `${cases} synthetic cases were made in ${seconds} s. To see them: npm start -- --no-story --en`,
  },
} as const

try {
  const options = readSeedOptions(process.argv.slice(2), lang)
  if (options === 'help') process.stdout.write(seedHelp)
  else {
    const { cases } = options
    const bar = progressBar(words[lang].making)
    const began = performance.now()
    await runSeed({ ...options, folder: ownFolder, onMade: (made) => bar.to(BigInt(made), BigInt(cases)) }).finally(() => bar.clear())
    process.stdout.write(`${words[lang].done(number(cases), ((performance.now() - began) / 1_000).toFixed(1))}\n`)
  }
} catch (error) {
  const said = error instanceof SeedError ? error.label[lang] : error instanceof Error ? error.message : String(error)
  process.stderr.write(`${wrap(said, WIDTH).join('\n')}\n`)
  process.exitCode = 1
}
