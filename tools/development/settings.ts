import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'

/** Who signs tokens in a start by docker compose. `.invalid` can never be a real host: such tokens are good nowhere else. */
export const developmentIssuer = 'https://development-only.titian.invalid'

const folder = z.string().min(1).describe('Where keys and tokens of a development start lie, one folder a service')

export const prepareFields = z.object({
  DEVELOPMENT_FOLDER: folder,
  POSTGRES_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('PostgreSQL, with a role that may create databases and roles'),
  SERVICES_DB_PASSWORD: z.string().min(1).describe('Given to the role of each service'),
})

export const issuerFields = z.object({
  DEVELOPMENT_FOLDER: folder,
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65_535).describe('Port to listen on'),
})

/** @throws Error with a sentence for each variable that is missing or wrong; values are not repeated */
export function settingsOf<Fields extends z.ZodObject>(fields: Fields, environment: NodeJS.ProcessEnv = process.env): z.output<Fields> {
  const parsed = fields.safeParse(environment)
  if (parsed.success) return parsed.data
  const about = (name: string) => (fields.shape[name] as z.ZodType | undefined)?.description ?? ''
  throw new Error(parsed.error.issues.map(({ path }) => `${String(path[0])} is missing or wrong. ${about(String(path[0]))}.`).join('\n'))
}

/** Files of one service, named for what they must never be taken for. */
export const filesOf = (root: string, service: string) => ({
  folder: join(root, service),
  keyVault: join(root, service, 'development-only.kek'),
  secret: join(root, service, 'development-only.secret'),
  token: join(root, service, 'token'),
})
