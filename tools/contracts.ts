import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { committedFiles } from './contracts/committed.ts'
import { compare } from './contracts/compare.ts'
import { definitions } from './contracts/definitions.ts'
import { derivedFiles } from './contracts/files.ts'
import { goldenFiles } from './contracts/golden.ts'

/**
 * `npm run contracts`: writes contracts/ from the code (OpenAPI, AsyncAPI, the GraphQL schema, golden events). With `--check` it writes
 * nothing and fails where something is not up to date.
 */

const folder = join(import.meta.dirname, '../contracts')
const { write, remove, broken, findings } = compare(committedFiles(folder), derivedFiles(definitions), goldenFiles(definitions), definitions)

if (process.argv.includes('--check')) {
  for (const { says } of findings) console.log(`contracts/${says}`)
  console.log(findings.length === 0 ? 'contracts/ is up to date.' : `\n${findings.length} contract files differ; run: npm run contracts`)
  process.exitCode = findings.length === 0 ? 0 : 1
} else {
  for (const [path, text] of write) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const path of remove) rmSync(join(folder, path))
  for (const { says } of broken) console.log(`contracts/${says}`)
  console.log(`Wrote ${write.size} contract files and removed ${remove.length}; ${broken.length} golden events cannot be read.`)
  process.exitCode = broken.length === 0 ? 0 : 1
}
