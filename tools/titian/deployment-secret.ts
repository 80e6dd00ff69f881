import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { demoFolder } from '../all-in-one/folders.ts'

/** What all services of the deployment share: TITIAN_SECRET_FILE, as for a service, else what lies beside the demo's database. Undefined where there is none. */
export function deploymentSecret(folder = demoFolder): Buffer | undefined {
  const file = process.env['TITIAN_SECRET_FILE'] ?? (process.env['DATABASE_URL'] ? undefined : join(folder, 'demo-secret.key'))
  return file !== undefined && existsSync(file) ? readFileSync(file) : undefined
}

export const noSecret =
  'What is parked was sealed under the secret of the deployment: set TITIAN_SECRET_FILE, as for the service itself.\nYang diparkir disegel dengan rahasia pemasangan: setel TITIAN_SECRET_FILE seperti untuk layanannya.'
