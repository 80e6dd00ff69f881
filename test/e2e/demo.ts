import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wipePostgres } from '@titian/local-postgres'
import { examplesFolder } from '../../tools/all-in-one/folders.ts'
import { moveTo } from '../../tools/all-in-one/settle.ts'
import { type AllInOne, startAll } from '../../tools/all-in-one/start-all.ts'
import { loadStory } from '../../tools/story/load.ts'
import { claimsOf, findPerson } from '../../tools/story/people.ts'
import { type Outcome, playStory } from '../../tools/story/play.ts'
import { caseIdOf } from '../../tools/story/references.ts'
import { firstAdminsOf } from '../../tools/story/register-cast.ts'
import type { Step, Story } from '../../tools/story/schema.ts'

/** Folders of `examples/`. The whole story takes half a minute to tell: once in all tests. What only stands on other ground tells the short one. */
export const wholeStory = 'kupang-transit'
export const shortStory = 'lombok-timur'

const PACE_MS = 40
const PATIENCE = 10
/** A machine of two busy cores is slow, and no service away. */
const READ_MS = 20_000

export interface Demo {
  readonly all: AllInOne
  readonly story: Story
  readonly caseId: string
  readonly folder: string
  readonly logLines: readonly string[]
  tell(onStep?: (step: Step, outcome: Outcome) => void): Promise<number>
  /** Asks the gateway as someone of the story (key or alias), or without account; again where a busy machine let a service miss its time. */
  ask<Data = Record<string, unknown>>(who: string | undefined, query: string, variables?: Record<string, unknown>): Promise<Reply<Data>>
  tokenOf(who: string): Promise<string>
  stop(): Promise<void>
}

export interface Reply<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

const missed = /"incomplete":\{|"code":"SERVICE_AWAY"/

/** The whole of Titian in this process, on a database of its own in a folder: a new one unless one is given. */
export async function startDemo(name: typeof wholeStory | typeof shortStory, given?: string): Promise<Demo> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'titian-e2e-')))
  const story = await loadStory(join(examplesFolder, name))
  const logLines: string[] = []
  const all = await startAll({
    folder,
    port: 0,
    held: true,
    firstAdmins: firstAdminsOf(story),
    log: { write: (line) => void logLines.push(line) },
    logLevel: 'debug',
    readMs: READ_MS,
  })
  const tokenOf = (who: string) => {
    const person = findPerson(story, who)
    if (person === undefined) throw new Error(`nobody is called ${who}`)
    return all.issuer.tokenOf(claimsOf(story, person))
  }
  return {
    all,
    story,
    caseId: caseIdOf(story),
    folder,
    logLines,
    tokenOf,
    async tell(onStep = () => undefined) {
      await all.setPace(PACE_MS)
      await all.holdWhereTheRecordIs()
      const { recorded } = await playStory({
        story,
        gatewayUrl: all.gatewayUrl,
        tokenOf: (person) => all.issuer.tokenOf(claimsOf(story, person)),
        moveTo: (instant) => moveTo(all.clock, all.services, instant),
        settle: () => all.settle(),
        onStep,
      })
      all.clock.release()
      // By the wall's time the last report of the story has waited for long: what follows from that is there when this returns.
      await Promise.all(all.services.map((service) => service.fireDue()))
      await all.settle()
      return recorded
    },
    async ask(who, query, variables = {}) {
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(who !== undefined && { authorization: `Bearer ${await tokenOf(who)}` }),
      }
      for (let left = PATIENCE; ; left -= 1) {
        const response = await fetch(all.gatewayUrl, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
        const answer = await response.text()
        if (left === 0 || !missed.test(answer)) return JSON.parse(answer) as never
      }
    },
    async stop() {
      await all.stop()
      await wipePostgres(join(folder, 'postgres'))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
