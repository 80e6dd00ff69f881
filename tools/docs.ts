import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { accessMatrixPage } from './docs/access-matrix.ts'
import { commandsPage } from './docs/commands.ts'
import { configurationPage } from './docs/configuration.ts'
import { queriesPage } from './docs/queries.ts'
import { servicesPage } from './docs/services.ts'

/** `npm run reference`: writes docs/reference from the code. With `--check` it writes nothing and fails where a page is not up to date. */

const folder = join(import.meta.dirname, '../docs/reference')
const pages: Readonly<Record<string, () => string>> = {
  'services.md': servicesPage,
  'commands.md': commandsPage,
  'queries.md': queriesPage,
  'access-matrix.md': accessMatrixPage,
  'configuration.md': configurationPage,
}

const differing = Object.entries(pages).flatMap(([name, page]) => {
  const path = join(folder, name)
  const text = `${page()}\n`
  return existsSync(path) && readFileSync(path, 'utf8') === text ? [] : [{ name, path, text }]
})

if (process.argv.includes('--check')) {
  for (const { name } of differing) console.log(`docs/reference/${name} is not up to date; run: npm run reference`)
  process.exitCode = differing.length === 0 ? 0 : 1
} else {
  for (const { path, text } of differing) writeFileSync(path, text)
  console.log(differing.length === 0 ? 'docs/reference is up to date.' : `Wrote docs/reference/: ${differing.map(({ name }) => name).join(', ')}`)
}
