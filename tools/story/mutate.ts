import { z } from 'zod'
import { harmlessWithin } from '../terminal/harmless.ts'
import { commandName } from './ids.ts'
import { spoken } from './spoken.ts'

/** One mutation of the gateway, as a person gives it. */
export interface Mutation {
  readonly name: string
  readonly key: string
  readonly id?: string
  readonly input?: unknown
  readonly occurredAt?: unknown
}

const Said = z.object({ id: z.string(), en: z.string() })
const Done = z.object({ id: z.string(), version: z.string(), changed: z.boolean() })
const Refused = z.object({
  code: z.string(),
  message: Said,
  errors: z.array(z.object({ path: z.string(), message: Said })).default([]),
})
export type Done = z.output<typeof Done>
export type Refused = z.output<typeof Refused>

export type MutationAnswer = { readonly done: Done } | { readonly refused: Refused } | { readonly away: string }

const Reply = z.object({
  data: z.object({ answer: z.unknown() }).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).loose().optional() })).optional(),
})

/** What passes by itself: the same command with the same key is safe to send again. */
const passing = new Set([
  'SERVICE_AWAY',
  'FACTS_STALE',
  'CLOCK_WRONG',
  'VIEWS_BEHIND',
  'LOG_BUSY',
  'LOG_UNAVAILABLE',
  'KEYS_UNAVAILABLE',
  'ACCESS_NOT_RECORDED',
])

/** Only what the step gives becomes a variable: a command without input has no such argument. */
export function documentOf({ name, id, input, occurredAt }: Mutation): string {
  const command = commandName(name)
  const given = [
    ['key', 'ID!'],
    ...(id === undefined ? [] : [['id', 'ID!']]),
    ...(input === undefined ? [] : [['input', `${command}Input!`]]),
    ...(occurredAt === undefined ? [] : [['occurredAt', 'VagueDateInput!']]),
  ]
  const variables = given.map(([variable, type]) => `$${variable}: ${type}`).join(', ')
  const args = given.map(([variable]) => `${variable}: $${variable}`).join(', ')
  return `mutation ${command}(${variables}) {
  answer: ${name}(${args}) {
    ... on Done { id version changed }
    ... on Rejected { code message { id en } errors { path message { id en } } }
  }
}`
}

/** Gives a mutation through the gateway. Never throws for what a service says; a gateway that cannot be reached is `away`. */
export async function mutate(gatewayUrl: string, token: string, mutation: Mutation): Promise<MutationAnswer> {
  const { name, key, id } = mutation
  const [input, occurredAt] = [spoken(name, 'input', mutation.input), spoken(name, 'occurredAt', mutation.occurredAt)]
  const body = JSON.stringify({ query: documentOf(mutation), variables: { key, id, input, occurredAt } })
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'x-titian-csrf': '1', authorization: `Bearer ${token}` }
  const response = await fetch(gatewayUrl, { method: 'POST', headers, body }).catch(() => undefined)
  const reply = Reply.safeParse(harmlessWithin(await response?.json().catch(() => undefined)))
  if (!reply.success) return { away: response === undefined ? 'no answer' : `HTTP ${response.status}` }
  const [error] = reply.data.errors ?? []
  if (error !== undefined)
    return { refused: { code: error.extensions?.code ?? 'GRAPHQL', message: { id: error.message, en: error.message }, errors: [] } }
  const answer = reply.data.data?.answer
  const refused = Refused.safeParse(answer)
  if (refused.success) return passing.has(refused.data.code) ? { away: refused.data.code } : { refused: refused.data }
  return { done: Done.parse(answer) }
}
