import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the demo keeps its data: invented people, thrown away at will. */
export const demoFolder = join(root, '.titian', 'demo')

/** Where a start without a story keeps its own; nothing of Titian's empties it. */
export const ownFolder = join(root, '.titian', 'own')
