// npm run test:kurrentdb: what `npm test` tries on the double of KurrentDB, on the real server at KURRENTDB_URL too, and the whole story there.
import process from 'node:process'
import { bootstrap } from './bootstrap.mjs'

if (process.env.KURRENTDB_URL) {
  const suites = ['packages/event-store/src/kurrentdb', 'test/e2e/kurrentdb.e2e']
  await bootstrap('node_modules/jest/bin/jest.js', {
    nodeArgs: ['--experimental-vm-modules'],
    args: [...suites, '--verbose', ...process.argv.slice(2)],
  })
} else {
  console.error(
    'Say which server to try: KURRENTDB_URL="kurrentdb://127.0.0.1:2113?tls=false" npm run test:kurrentdb (on the double, npm test tries it).',
  )
  process.exitCode = 2
}
