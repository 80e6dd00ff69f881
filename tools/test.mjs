import { bootstrap } from './bootstrap.mjs'

await bootstrap('node_modules/jest/bin/jest.js', { nodeArgs: ['--experimental-vm-modules'] })
