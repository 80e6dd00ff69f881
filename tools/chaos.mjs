// npm run chaos -- <what>: breaks things on purpose and prints what that did.
import process from 'node:process'
import { bootstrap } from './bootstrap.mjs'

const suites = { messaging: 'packages/messaging/.*\\.chaos\\.spec\\.ts$', story: 'test/chaos/.*\\.chaos\\.spec\\.ts$' }
const [what = ''] = process.argv.slice(2)
if (Object.hasOwn(suites, what)) {
  await bootstrap('node_modules/jest/bin/jest.js', { nodeArgs: ['--experimental-vm-modules'], args: ['--runInBand', suites[what]] })
} else {
  console.error(`Say what to break: npm run chaos -- ${Object.keys(suites).join('|')}`)
  process.exitCode = 2
}
