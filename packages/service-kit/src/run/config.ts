import { z } from 'zod'
import { kafkaFields, missingForKafka } from './kafka-config.ts'
import { kurrentFields, missingForKurrent } from './kurrent-ground.ts'

const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    message: `must be a URL that begins with ${schemes.join(' or ')}`,
  })

/** What a service that runs alone is told by its environment. Parsed once; a wrong value stops the start with a sentence. */
export const configSchema = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:').describe("PostgreSQL of the service, with the service's own role"),
  DATABASE_MIGRATOR_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe('The same with a role that may create schemas; without it nothing is migrated'),
  KEYS_DATABASE_URL: url('postgres:', 'postgresql:').describe('Another database, for the data keys alone'),
  KEYS_DATABASE_MIGRATOR_URL: url('postgres:', 'postgresql:').optional().describe('The same with a role that may create schemas'),
  KEY_VAULT_FILE: z.string().min(1).describe('File with the 32 bytes of the key-encryption key, readable by the service only'),
  TITIAN_SECRET_FILE: z.string().min(1).describe('File with at least 32 bytes, the same for all services of a deployment'),
  EVENT_STORE: z.enum(['postgres', 'kurrentdb'], 'must be postgres or kurrentdb').default('postgres').describe('Where the main log is'),
  ...kurrentFields,
  BROKER: z.enum(['postgres', 'kafka'], 'must be postgres or kafka').default('postgres').describe('What is between the services'),
  BROKER_DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe(
      'If BROKER is postgres: the database between the services, the same for all; without it DATABASE_URL, which must then be the same for all',
    ),
  BROKER_DATABASE_MIGRATOR_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe('The same with a role that may create schemas; needed where BROKER_DATABASE_URL and DATABASE_MIGRATOR_URL are set'),
  ...kafkaFields,
  AUTH_JWKS_URL: url('https:', 'http:').describe("The token issuer's public keys"),
  AUTH_ISSUER: z.string().min(1).describe('The issuer that tokens must name'),
  AUTH_AUDIENCE: z.string().min(1).describe('The audience that tokens must name'),
  LPSK_AUTH_JWKS_URL: url('https:', 'http:')
    .optional()
    .describe("The public keys of LPSK's own token issuer, which alone says who works at LPSK; without it nobody of LPSK is let in"),
  LPSK_AUTH_ISSUER: z.string().min(1).optional().describe("The issuer that tokens of LPSK's people must name; needed with LPSK_AUTH_JWKS_URL"),
  NATIONAL_DESK_ADMINS: z
    .string()
    .regex(/^[\w|-]+(\s*,\s*[\w|-]+)*$/, 'must be subjects of tokens with commas between')
    .optional()
    .describe(
      'Subjects of tokens, with commas between: the first administrators of the national desk, two at least, for one registers an agency and another approves it. The same for all services',
    ),
  SERVICE_TOKEN_FILE: z.string().min(1).describe("File with this service's own token, for the feeds of other services; read anew at each use"),
  SERVICE_URLS: z
    .string()
    .transform((text, context) => {
      const pairs = text.split(',').map((one) => one.trim().split('='))
      if (pairs.every(([name, at]) => name && at && URL.canParse(at))) return Object.fromEntries(pairs) as Readonly<Record<string, string>>
      context.addIssue({ code: 'custom', message: 'must be a list such as intake=http://intake:3001,referral=http://referral:3002' })
      return z.NEVER
    })
    .describe('Where the other services are'),
  METRICS_TOKEN_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('File with the token that `GET /metrics` must be asked with; read anew at each use; without it nobody is answered'),
  METRICS_ON_LOOPBACK: z
    .enum(['on', 'off'], 'must be on or off')
    .default('off')
    .describe('Whether `GET /metrics` is answered to this machine without a token, where METRICS_TOKEN_FILE is not set'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0).describe('Port to listen on; 0 takes a free one'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info').describe('How much is logged'),
})

export type Config = z.output<typeof configSchema>

/** @returns the configuration, or one sentence for each variable that is missing or wrong. Values are not repeated: one may be a password. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly wrong: readonly string[] } {
  const parsed = configSchema.safeParse(environment)
  if (parsed.success) {
    const missing = [
      ...(parsed.data.BROKER === 'kafka' ? missingForKafka(parsed.data) : []),
      ...missingForBroker(parsed.data),
      ...missingForLpsk(parsed.data),
      ...(parsed.data.EVENT_STORE === 'kurrentdb' ? missingForKurrent(parsed.data) : []),
    ]
    if (missing.length === 0) return { config: Object.freeze(parsed.data) }
    return { wrong: missing.map((name) => `${name} is missing. ${configSchema.shape[name].description ?? ''}.`) }
  }
  return {
    wrong: parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      const field = configSchema.shape[name as keyof typeof configSchema.shape]
      const about = field.description ?? ''
      return environment[name] === undefined ? `${name} is missing. ${about}.` : `${name} ${issue.message}. ${about}.`
    }),
  }
}

/** One without the other would let nobody in, or anybody. */
function missingForLpsk({ LPSK_AUTH_JWKS_URL: keys, LPSK_AUTH_ISSUER: issuer }: Config): readonly (keyof Config)[] {
  if ((keys === undefined) === (issuer === undefined)) return []
  return [keys === undefined ? 'LPSK_AUTH_JWKS_URL' : 'LPSK_AUTH_ISSUER']
}

export const lpskIssuerOf = ({ LPSK_AUTH_JWKS_URL: jwksUrl, LPSK_AUTH_ISSUER: issuer }: Config) =>
  jwksUrl === undefined || issuer === undefined ? undefined : { jwksUrl, issuer }

export const firstAdminsOf = ({ NATIONAL_DESK_ADMINS: named = '' }: Config): readonly string[] => named.split(',').flatMap((one) => one.trim() || [])

/** What is prepared is prepared whole: a broker's database that nobody laid would only show when the first message is sent. */
function missingForBroker(config: Config): readonly (keyof Config)[] {
  const apart = config.BROKER === 'postgres' && config.BROKER_DATABASE_URL !== undefined
  const unlaid = config.DATABASE_MIGRATOR_URL !== undefined && config.BROKER_DATABASE_MIGRATOR_URL === undefined
  return apart && unlaid ? ['BROKER_DATABASE_MIGRATOR_URL'] : []
}
