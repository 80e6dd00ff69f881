import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const pom = join(root, 'infra', 'kafka', 'local', 'pom.xml')
export const logConfiguration = join(root, 'infra', 'kafka', 'local', 'log4j2.properties')

/** Oldest Java that Kafka 4's server runs on. */
const oldestJava = 17

/** The folder of jars, or the sentence that says why there is none. */
export type Distribution = { readonly jars: string; readonly missing?: never } | { readonly jars?: never; readonly missing: string }

/** Fetches Apache Kafka's server by Maven, once per version of the pom, into `.titian/kafka/`. */
export async function kafkaDistribution(): Promise<Distribution> {
  const java = await output('java', ['-version'])
  const version = Number(/version "(\d+)/.exec(java.text)?.[1] ?? 0)
  if (version < oldestJava) return { missing: `Kafka needs Java ${oldestJava} or newer (${version === 0 ? 'none' : `Java ${version}`} found)` }
  const jars = join(
    root,
    '.titian',
    'kafka',
    createHash('sha256')
      .update(await readFile(pom))
      .digest('hex')
      .slice(0, 12),
  )
  if (existsSync(jars)) return { jars }
  if ((await output('mvn', ['-version'])).code !== 0) return { missing: 'Kafka is fetched by Maven (mvn), which was not found' }
  const fetching = `${jars}.${randomBytes(4).toString('hex')}`
  await mkdir(fetching, { recursive: true })
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${fetching}`, '-DincludeScope=runtime']
  const fetched = await output('mvn', ['--quiet', '--batch-mode', '--file', pom, ...goal])
  if (fetched.code === 0) {
    // Somebody else may have been quicker: theirs is as good.
    await rename(fetching, jars).catch(() => undefined)
  }
  await rm(fetching, { recursive: true, force: true })
  return existsSync(jars) ? { jars } : { missing: `Maven could not fetch Kafka: ${firstLine(fetched.text)}` }
}

const firstLine = (text: string): string => text.split('\n').find((line) => line.includes('ERROR')) ?? 'it gave no reason'

const output = (command: string, args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.once('error', () => resolve({ code: 1, text: '' }))
    child.once('close', (code) => resolve({ code: code ?? 1, text: Buffer.concat(chunks).toString() }))
  })
