// node tools/run.mjs <script> [arguments]: runs a TypeScript file of this repository under Node 24.
import process from 'node:process'
import { bootstrap } from './bootstrap.mjs'

const [script, ...args] = process.argv.slice(2)
if (script) await bootstrap(script, { args })
else {
  console.error('Say which script to run: node tools/run.mjs tools/token.ts')
  process.exitCode = 1
}
