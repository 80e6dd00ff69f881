import { bootstrap } from './bootstrap.mjs'

await bootstrap('tools/checks.ts')
