import process from 'node:process'
import { parseArgs } from 'node:util'
import { armKillFromEnvironment } from './all-in-one/arm-kill.ts'
import { runDemo } from './all-in-one/run-demo.ts'
import { WIDTH } from './story/print.ts'
import { wrap } from './story/wrap.ts'

function readOptions() {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      'no-story': { type: 'boolean', default: false },
      port: { type: 'string', default: '4000' },
      en: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      logs: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a whole number from 0 to 65535, not "${values.port}".`)
  if (values.fresh && values['no-story'])
    throw new Error('--fresh empties the demo only; what --no-story keeps is never emptied. Leave one of them out.')
  return { ...values, port, story: !values['no-story'] }
}

try {
  const options = readOptions()
  armKillFromEnvironment()
  await runDemo(options)
} catch (error) {
  const said = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    `${said
      .split('\n')
      .flatMap((line) => wrap(line, WIDTH))
      .join('\n')}\n`,
  )
  process.exitCode = 1
}
