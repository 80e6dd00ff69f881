import process from 'node:process'
import { parseArgs } from 'node:util'
import { agencyKinds, posts } from '@titian/vocabulary'
import { z } from 'zod'
import { signer } from '../all-in-one/issuer.ts'
import { developmentIssuer, issuerFields, settingsOf } from './settings.ts'

const help = `node tools/development/token.ts --user <id> --agency <uuid> --kind <kind> --post <post> [--unit <unit>]

  Prints a token, good for 12 hours, for an invented person of a start by docker compose.
  Kinds and posts: packages/vocabulary/src/agencies.ts and posts.ts.
`

const Options = z.object({
  user: z.string().regex(/^[\w|-]{1,64}$/),
  agency: z.uuid(),
  kind: z.enum(agencyKinds.codes),
  post: z.enum(posts.codes),
  unit: z.string().min(1).max(64).optional(),
})

async function run(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { user: text, agency: text, kind: text, post: text, unit: text } })
  const asked = Options.safeParse(values)
  if (!asked.success) throw new Error(`${help}\n${asked.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n')}`)
  const { user, agency, kind, post, unit } = asked.data
  const { DEVELOPMENT_FOLDER: root } = settingsOf(issuerFields.pick({ DEVELOPMENT_FOLDER: true }))
  const { tokenOf } = await signer(root, developmentIssuer)
  process.stdout.write(`${await tokenOf({ userId: user, agencyId: agency, agencyKind: kind, post, ...(unit !== undefined && { unitId: unit }) })}\n`)
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
