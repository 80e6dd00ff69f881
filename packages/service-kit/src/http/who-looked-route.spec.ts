import type { Look } from '@titian/access'
import type { Relation } from '@titian/core'
import { as, idOf, police, usualNow } from '@titian/testing'
import type { Request, Response, Router } from 'express'
import type { Parts } from '../parts.ts'
import { noteAsked } from './request.ts'
import { whoLookedRoute } from './who-looked-route.ts'

type Handler = (request: Request, response: Response) => Promise<void>

const officer = { ...as(police, 'investigator'), purpose: 'INVESTIGATION' as const, undercover: false }
const theirs: Relation = { kind: 'assigned', userId: officer.userId, agencyId: officer.agencyId, from: '2024-01-01T00:00:00.000Z' }

/** Asks for the looks at a case to which these are bound, and notes what was asked of whom. */
async function asking(bound: readonly Relation[]) {
  const asked: string[] = []
  const recorded: Look[] = []
  const rows = bound.map(({ kind, agencyId, userId, from }) => ({
    resource: 'case-x',
    case_id: idOf('case'),
    kind,
    agency_id: agencyId,
    unit_id: null,
    user_id: userId,
    from_at: new Date(from),
    to_at: null,
    disclosed: [],
    now: true,
    knownThen: true,
  }))
  const noted = (port: string, found: readonly object[]) => ({
    waitFor: async () => true,
    waitForBasis: async () => true,
    query: async (text: string) => {
      asked.push(`${port}: ${text.trim().split(/\s+/).slice(0, 4).join(' ')}`)
      return { rows: found, rowCount: found.length }
    },
  })
  const store = { head: async () => 0n }
  const parts = {
    definition: { name: 'intake', aggregates: [], commands: [], facts: [] },
    store,
    accessStore: store,
    views: noted('views', rows),
    accessViews: noted('looks', []),
    accessLog: { record: async (look: Look) => void recorded.push(look) },
    freshness: { assertFresh: async () => undefined },
    clock: { now: () => new Date(usualNow) },
    wallClock: { now: () => new Date(usualNow) },
    secrets: { pseudonymKey: new Uint8Array(32) },
  } as unknown as Parts
  const handlers: Handler[] = []
  whoLookedRoute({ get: (_path: string, one: Handler) => void handlers.push(one) } as unknown as Router, parts)
  const request = { query: { caseId: idOf('case') }, method: 'GET', route: { path: '/access-entries' } } as unknown as Request
  noteAsked(request, { principal: officer, issuer: 'test', correlationId: idOf('request') })
  const answers: unknown[] = []
  const response = { status: () => ({ json: (said: unknown) => void answers.push(said) }) } as unknown as Response
  await handlers[0]?.(request, response)
  return { asked, body: answers[0], outcome: recorded.map(({ outcome }) => outcome) }
}

describe('asking who looked (SAFETY 8)', () => {
  it('reads no look before it knows that one may know of the case: unknown and forbidden ask the same', async () => {
    const [unknown, forbidden] = [await asking([]), await asking([{ ...theirs, userId: 'somebody-else' }])]
    expect(forbidden).toEqual(unknown)
    expect(unknown.body).toEqual({ looks: [], until: null })
    expect(unknown.asked.filter((one) => one.startsWith('looks'))).toEqual([])
  })

  it('is an attempt of whoever has no part, and a look of whoever has one (SAFETY 4)', async () => {
    expect((await asking([])).outcome).toEqual(['denied'])
    const own = await asking([theirs])
    expect(own.outcome).toEqual(['permitted'])
    expect(own.asked.filter((one) => one.startsWith('looks'))).toHaveLength(1)
  })
})
