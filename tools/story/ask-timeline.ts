import { z } from 'zod'
import { harmlessWithin } from '../terminal/harmless.ts'

const Label = z.object({ id: z.string(), en: z.string() })

const Redaction = z.object({ group: z.string().nullable(), label: Label.nullable(), of: Label.nullable() })
const Entry = z.object({
  number: z.int(),
  sight: z.enum(['FULL', 'SUMMARY', 'REDACTED']),
  label: Label,
  occurredAt: z.object({ from: z.string(), to: z.string(), label: Label }),
  recordedAt: z.object({ at: z.string(), label: Label }),
  agency: z.object({ label: Label.nullable() }),
  worker: z.object({ userId: z.string().nullable(), label: Label.nullable() }).nullable(),
  facts: z.array(z.object({ label: Label, text: Label })),
  redactions: z.array(Redaction),
  reason: Label.nullable(),
})
/** One line as one person sees it. */
export type Entry = z.output<typeof Entry>

const Page = z.object({ entries: z.array(Entry), next: z.string().nullable(), stale: z.boolean(), incomplete: Label.nullable() })

const Reply = z.object({
  data: z.object({ timeline: Page.nullish() }).nullish(),
  errors: z.array(z.object({ message: z.string() }).loose()).optional(),
})

const query = `query Timeline($caseId: ID!, $asOf: DateTime, $after: String) {
  timeline(caseId: $caseId, asOf: $asOf, first: 100, after: $after) {
    entries {
      number sight label { id en } occurredAt { from to label { id en } } recordedAt { at label { id en } }
      agency { label { id en } } worker { userId label { id en } } facts { label { id en } text { id en } }
      redactions { group label { id en } of { id en } } reason { id en }
    }
    next stale incomplete { id en }
  }
}`

export interface AskedTimeline {
  readonly gatewayUrl: string
  readonly token: string
  readonly caseId: string
  readonly asOf?: Date
}

export interface SeenTimeline {
  readonly entries: readonly Entry[]
  /** Said while a service is away. */
  readonly incomplete?: z.output<typeof Label>
  readonly ms: number
}

/** All pages of a case's timeline, as whoever the token names may read it. @throws Error with what the gateway said */
export async function askTimeline({ gatewayUrl, token, caseId, asOf }: AskedTimeline): Promise<SeenTimeline> {
  const began = performance.now()
  const entries: Entry[] = []
  let incomplete: z.output<typeof Label> | null = null
  let after: string | null = null
  do {
    const variables = { caseId, ...(asOf && { asOf: asOf.toISOString() }), ...(after !== null && { after }) }
    const page: z.output<typeof Page> = await ask(gatewayUrl, token, variables)
    entries.push(...page.entries)
    incomplete = incomplete ?? page.incomplete
    after = page.next
  } while (after !== null)
  return { entries, ...(incomplete && { incomplete }), ms: performance.now() - began }
}

async function ask(gatewayUrl: string, token: string, variables: object): Promise<z.output<typeof Page>> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'x-titian-csrf': '1', authorization: `Bearer ${token}` }
  const response = await fetch(gatewayUrl, { method: 'POST', headers, body: JSON.stringify({ query, variables }) }).catch((cause: unknown) => {
    throw new Error(`Titian does not answer at ${gatewayUrl}. Stop it with Ctrl-C and start it again: npm start`, { cause })
  })
  const { data, errors } = Reply.parse(harmlessWithin(await response.json()))
  if (!data?.timeline) throw new Error(errors?.map(({ message }) => message).join('\n') ?? `HTTP ${response.status}`)
  return data.timeline
}
