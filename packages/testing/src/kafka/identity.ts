import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import type { BrokerIdentity } from './settings.ts'

const run = promisify(execFile)

export interface Identity extends BrokerIdentity {
  /** PEM file of the certificate, which is its own authority. */
  readonly caFile: string
  readonly ca: string
}

/** A key and a self-signed certificate for 127.0.0.1, made by the JDK's keytool for the time of a test: nothing of the kind is committed. */
export async function makeIdentity(folder: string, name: string): Promise<Identity> {
  const keystore = join(folder, `${name}.p12`)
  const caFile = join(folder, `${name}.pem`)
  const storePassword = randomBytes(16).toString('hex')
  const store = ['-keystore', keystore, '-storetype', 'PKCS12', '-storepass:env', 'STORE_PASSWORD', '-alias', name]
  const env = { ...process.env, STORE_PASSWORD: storePassword }
  const about = ['-dname', `CN=${name}, O=Only in tests`, '-ext', 'san=ip:127.0.0.1,dns:localhost', '-ext', 'bc=ca:true', '-validity', '2']
  await run('keytool', ['-genkeypair', ...store, '-keyalg', 'EC', '-groupname', 'secp256r1', ...about], { env })
  await run('keytool', ['-exportcert', '-rfc', ...store, '-file', caFile], { env })
  return { keystore, storePassword, caFile, ca: await readFile(caFile, 'utf8') }
}
