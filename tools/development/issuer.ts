import { mkdir, rename, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { serviceNames } from '@titian/service-registry'
import { startIssuer } from '../all-in-one/issuer.ts'
import { developmentIssuer, filesOf, issuerFields, settingsOf } from './settings.ts'

/** A service's token is good for an hour. */
const RENEW_MS = 20 * 60_000

/**
 * The token issuer of docker-compose.yml: shows its public keys and keeps the services' tokens fresh. It signs for whoever may read its folder
 * (`token.ts`), which is why it is for invented people only, and why nothing outside docker compose can reach it.
 */
async function run(): Promise<void> {
  const { DEVELOPMENT_FOLDER: root, HOST, PORT: port } = settingsOf(issuerFields)
  await mkdir(root, { recursive: true, mode: 0o700 })
  const issuer = await startIssuer(root, HOST, { port, name: developmentIssuer })
  async function renew(): Promise<void> {
    for (const service of [...serviceNames, 'gateway']) {
      const { folder, token } = filesOf(root, service)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // A reader sees the old one or the new one, never half of one.
      await writeFile(`${token}.next`, await issuer.tokenOfService(service), { mode: 0o600 })
      await rename(`${token}.next`, token)
    }
  }
  await renew()
  const renewing = setInterval(() => void renew().catch((error: unknown) => complain(error)), RENEW_MS)
  console.log(`The development issuer shows its keys at ${issuer.jwksUrl}.`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      clearInterval(renewing)
      void issuer.stop().then(() => process.exit(0))
    })
}

const complain = (error: unknown) => process.stderr.write(`issuer: ${error instanceof Error ? error.message : String(error)}\n`)

await run().catch((error: unknown) => {
  complain(error)
  process.exitCode = 1
})
