import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { registeredServices } from './checks/registered-services.ts'
import { brokenRules } from './checks/repository-rules.ts'
import { type Outcome, runStep } from './checks/run-step.ts'

/** `npm run check`: everything that .ci/run holds a change to but chaos, in order, with the time of each. `--without-tests` leaves the tests out. */

const root = join(import.meta.dirname, '..')
const node = process.execPath
// Turbo keeps the outcome of a step whose files have not changed since.
const turbo = (task: string) => [node, 'node_modules/turbo/bin/turbo', 'run', `//#${task}`, '--output-logs=errors-only', '--log-prefix=none']
const contracts = 'tools/contracts.ts'

type Step = { name: string; command: string[]; shown?: boolean } | { name: string; check: () => Outcome | Promise<Outcome> }

const steps: Step[] = [
  { name: 'rules of this repository', check: () => brokenRules(root) },
  { name: 'services as registered', check: () => registeredServices(root) },
  { name: 'format and cheap lint', command: turbo('lint:format') },
  { name: 'lint with types', command: turbo('lint:types') },
  { name: 'direction of dependencies', command: turbo('lint:dependencies') },
  { name: 'dead code', command: turbo('lint:dead-code') },
  { name: 'types', command: turbo('types') },
  { name: 'reference up to date', command: [node, 'tools/docs.ts', '--check'] },
  ...(existsSync(join(root, contracts)) ? [{ name: 'contracts up to date', command: [node, contracts, '--check'] }] : []),
  ...(process.argv.includes('--without-tests')
    ? []
    : [
        {
          name: 'tests',
          command: [node, '--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'],
          shown: true,
        },
      ]),
]

// The tools of npm scripts run under the Node that we run under.
const env = {
  ...process.env,
  PATH: `${dirname(node)}:${process.env.PATH ?? ''}`,
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
}

let failed = 0
for (const step of steps) {
  const shown = 'shown' in step && step.shown === true
  const began = performance.now()
  const { ok, output } = 'check' in step ? await step.check() : await runStep(step.command, { cwd: root, env, shown })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (!ok) failed += 1
  // What the tests print ends with their counts: nothing comes after it.
  if (!shown) console.log(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)${ok ? '' : `\n${output.trimEnd()}\n`}`)
}
process.exitCode = failed === 0 ? 0 : 1
