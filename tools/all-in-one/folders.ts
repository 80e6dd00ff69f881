import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** `TITIAN_DATA` is for tests, which must leave the demo of whoever runs them alone. */
const data = process.env['TITIAN_DATA'] ?? join(root, '.titian')

/** Where the demo keeps its data: invented people, thrown away at will. */
export const demoFolder = join(data, 'demo')

/** Where a start without a story keeps its own; nothing of Titian's empties it. */
export const ownFolder = join(data, 'own')

export const examplesFolder = join(root, 'examples')
