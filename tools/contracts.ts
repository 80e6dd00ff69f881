import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { committedFiles } from './contracts/committed.ts'
import { compare } from './contracts/compare.ts'
import { derivedFiles } from './contracts/files.ts'
import { goldenFiles } from './contracts/golden.ts'
import { printed } from './contracts/json.ts'
import { promisesOf, releasedFile } from './contracts/promises.ts'
import { releasedRelationsFile, tracesOf } from './contracts/relation-promises.ts'
import { releasedSchemaFile, schemaFile } from './contracts/schema-promises.ts'
import { definitions } from './services/all.ts'

/**
 * `npm run contracts`: writes contracts/ from the code (OpenAPI, AsyncAPI, the GraphQL schema, golden events). With `--check` it writes
 * nothing and fails where something is not up to date. With `--release` what is promised now becomes what later changes are held to.
 * Either way it fails where what was released before is not kept.
 */

const folder = join(import.meta.dirname, '../contracts')
const committed = committedFiles(folder)
const releasing = process.argv.includes('--release') || !committed.has(releasedFile)
const present = derivedFiles(definitions)
const golden = goldenFiles(definitions)
const derived = new Map([
  ...present,
  ...(releasing ? [[releasedFile, printed(promisesOf(definitions))] as const] : []),
  ...(releasing || !committed.has(releasedRelationsFile)
    ? [[releasedRelationsFile, printed(tracesOf(definitions, new Map([...golden, ...committed])))] as const]
    : []),
  ...(releasing || !committed.has(releasedSchemaFile) ? [[releasedSchemaFile, present.get(schemaFile) ?? ''] as const] : []),
])
const { write, remove, broken, findings } = compare(committed, derived, golden, definitions)

if (process.argv.includes('--check')) {
  for (const { says } of findings) console.log(`contracts/${says}`)
  console.log(findings.length === 0 ? 'contracts/ is up to date.' : `\n${findings.length} contract files differ; run: npm run contracts`)
  process.exitCode = findings.length === 0 ? 0 : 1
} else if (process.argv.includes('--release') && broken.length > 0) {
  for (const { says } of broken) console.log(`contracts/${says}`)
  console.log('Nothing was released: what was promised before is not kept.')
  process.exitCode = 1
} else {
  for (const [path, text] of write) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const path of remove) rmSync(join(folder, path))
  for (const { says } of broken) console.log(`contracts/${says}`)
  console.log(`Wrote ${write.size} contract files and removed ${remove.length}; ${broken.length} promises are not kept.`)
  process.exitCode = broken.length === 0 ? 0 : 1
}
