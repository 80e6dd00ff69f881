import process from 'node:process'
import { parseArgs } from 'node:util'
import { ownFolder } from './all-in-one/folders.ts'
import { screen } from './all-in-one/screen.ts'
import { runSeed } from './seed/run-seed.ts'

const help = `npm run seed -- --cases <N> [--seed <S>]

  --cases <N>   how many synthetic cases to make
  --seed <S>    the same seed gives the same cases; 1 if left out
  --help        this page

All of them are invented. They are made in the folder of \`npm start -- --no-story\`, only where it holds no record yet.
`

const BAR = 30

const whole = (name: string, text: string | undefined, from: number): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < from) throw new Error(`--${name} must be a whole number from ${from}, not "${text ?? ''}".`)
  return number
}

try {
  const { values } = parseArgs({
    options: { cases: { type: 'string' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) process.stdout.write(help)
  else {
    const cases = whole('cases', values.cases, 1)
    const show = screen()
    const began = performance.now()
    const seconds = () => (performance.now() - began) / 1_000
    await runSeed({
      folder: ownFolder,
      cases,
      seed: whole('seed', values.seed, 0),
      onMade: (made) =>
        show.doing(`[${'#'.repeat(Math.floor((made / cases) * BAR)).padEnd(BAR)}] ${made}/${cases} · ${(made / seconds()).toFixed(0)}/s`),
    })
    show.line(`${cases} synthetic cases were made in ${seconds().toFixed(1)} s.`)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
