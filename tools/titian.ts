import process from 'node:process'
import { runTitian } from './titian/run-titian.ts'

// `titian log read … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await runTitian(process.argv.slice(2))
