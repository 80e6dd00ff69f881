import process from 'node:process'
import { bootstrap } from './bootstrap.mjs'

// Here and not in start.ts, so that whoever only asks waits for no installation.
const help = `npm start -- [options]

  --fresh      empty the demo's data folder first, whatever was tried in it
  --no-story   start without a story, in a folder of its own (never emptied)
  --port N     the gateway's port; a taken one is replaced by a free one
  --en         English
  --verbose    versions, positions and timings
  --logs       the services' log lines on standard error
  --help       this page
`

if (process.argv.includes('--help')) process.stdout.write(help)
else {
  // The young generation grows to three times 16 MiB and takes the old one with it; with a quarter of that, all services together hold 290 MB and not 380.
  await bootstrap('tools/start.ts', { nodeArgs: ['--max-semi-space-size=4'] })
}
