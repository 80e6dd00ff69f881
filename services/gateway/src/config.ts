import { commonServices } from '@titian/service-registry'
import { z } from 'zod'
import { isNetwork } from './server/senders.ts'

/** All are asked for the lines of a case: one left out would be missing from every timeline, and one too many must not be called from here. */
function unlike(named: readonly string[]): string | undefined {
  const missing = commonServices.filter((name) => !named.includes(name))
  if (missing.length > 0) return `does not say where to find ${missing.join(', ')}`
  const foreign = named.filter((name) => !commonServices.includes(name))
  return foreign.length > 0 ? `names ${foreign.join(', ')}, which this gateway does not call` : undefined
}

const serviceUrls = z
  .string()
  .transform((text, context) => {
    const pairs = text.split(',').map((one) => one.trim().split('='))
    const named = pairs.map(([name = '']) => name)
    const message = !pairs.every(([name, at]) => name && at && URL.canParse(at))
      ? 'must be a list such as intake=http://intake:3001,referral=http://referral:3002'
      : unlike(named)
    if (message === undefined) return Object.fromEntries(pairs) as Readonly<Record<string, string>>
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
  .describe('Where the services are: all of them')

/** What the gateway is told by its environment. Parsed once; a wrong value stops the start with a sentence. */
export const configSchema = z.object({
  SERVICE_URLS: serviceUrls,
  SERVICE_TOKEN_FILE: z.string().min(1).describe("File with the gateway's own token; read anew at each use"),
  TITIAN_SECRET_FILE: z
    .string()
    .min(1)
    .describe("File with the deployment's secret of at least 32 bytes: callers without an account are counted under a name that follows from it"),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .refine((all) => all.every(isNetwork), 'must be a list of addresses and networks such as 10.0.0.0/8, 2001:db8::1')
    .describe('Proxies before the gateway, whose X-Forwarded-For says where a request came from; else all who come through one are counted as one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('Port to listen on; 0 takes a free one'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info').describe('How much is logged'),
})

export type Config = z.output<typeof configSchema>

/** @returns the configuration, or one sentence for each variable that is missing or wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly wrong: readonly string[] } {
  const parsed = configSchema.safeParse(environment)
  if (parsed.success) return { config: parsed.data }
  return {
    wrong: parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      const about = configSchema.shape[name as keyof typeof configSchema.shape].description ?? ''
      return environment[name] === undefined ? `${name} is missing. ${about}.` : `${name} ${issue.message}. ${about}.`
    }),
  }
}
