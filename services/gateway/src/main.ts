import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { pino } from 'pino'
import { readConfig } from './config.ts'
import { createGateway } from './gateway.ts'

const STOP_MS = 20_000

const read = readConfig(process.env)
if ('wrong' in read) {
  process.stderr.write(`gateway cannot start:\n${read.wrong.map((line) => `  ${line}\n`).join('')}`)
  process.exitCode = 78
} else {
  const { SERVICE_URLS: urls, SERVICE_TOKEN_FILE: file, TRUSTED_PROXIES: trustedProxies, HOST: host, PORT: port, LOG_LEVEL: level } = read.config
  const log = pino({ name: 'gateway', level })
  const ownToken = async () => (await readFile(file, 'utf8')).trim()
  const secret = await readFile(read.config.TITIAN_SECRET_FILE)
  const gateway = await createGateway({ urls, host, port, log, ownToken, secret, trustedProxies, demo: false })
  log.info({ url: gateway.url }, 'The gateway is ready.')
  const end = (signal: string) => {
    log.info({ signal }, 'The gateway stops.')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    gateway.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => end(signal))
}
