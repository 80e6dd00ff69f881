import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { hasInternal, prepareDatabase } from '@titian/service-kit/run'
import { serviceNames } from '@titian/service-registry'
import { databases } from '../all-in-one/databases.ts'
import { loadDefinitions } from '../services/definitions.ts'
import { filesOf, prepareFields, settingsOf } from './settings.ts'

/**
 * Once, before the services of docker-compose.yml start: databases, roles and tables, and a key of its own for each service. The keys are made
 * here, beside the data they guard, by nobody who answers for them: for invented data only. Running it again changes nothing.
 */
async function prepare(): Promise<void> {
  const { DEVELOPMENT_FOLDER: root, POSTGRES_URL: url, SERVICES_DB_PASSWORD: password } = settingsOf(prepareFields)
  const { main, keys } = await databases(url)
  await prepareDatabase(
    main,
    keys,
    (await loadDefinitions()).map((definition) => ({ service: definition.name, password, internal: hasInternal(definition) })),
  )
  await mkdir(root, { recursive: true, mode: 0o700 })
  const secret = await once(join(root, 'development-only.secret'))
  for (const service of [...serviceNames, 'gateway']) {
    const files = filesOf(root, service)
    await mkdir(files.folder, { recursive: true, mode: 0o700 })
    await once(files.keyVault)
    await once(files.secret, secret)
  }
  console.log(`Databases and keys are prepared for ${serviceNames.join(', ')}. For invented data only.`)
}

/** 32 bytes, made at the first start and kept. */
async function once(file: string, bytes: Uint8Array = randomBytes(32)): Promise<Uint8Array> {
  await writeFile(file, bytes, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return readFile(file)
}

await prepare().catch((error: unknown) => {
  process.stderr.write(`prepare: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
