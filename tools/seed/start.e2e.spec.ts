// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a story are written like this.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { wipePostgres } from '@titian/local-postgres'
import { z } from 'zod'
import { examplesFolder } from '../all-in-one/folders.ts'
import { forgetRunning, noteRunning } from '../all-in-one/run-file.ts'
import { moveTo } from '../all-in-one/settle.ts'
import { type AllInOne, startAll } from '../all-in-one/start-all.ts'
import { askTimeline } from '../story/ask-timeline.ts'
import { loadStory } from '../story/load.ts'
import { claimsOf, findPerson } from '../story/people.ts'
import { playStory } from '../story/play.ts'
import { caseIdOf } from '../story/references.ts'
import { firstAdminsOf } from '../story/register-cast.ts'
import type { Story } from '../story/schema.ts'
import { drawCase } from './cases.ts'
import { drawing } from './draw.ts'
import { beginAt, moves } from './moves.ts'
import { runSeed } from './run-seed.ts'
import { shapes } from './shapes.ts'

const SEED = 5
const CASES = 2 * Object.keys(shapes).length
const nthOf = (shape: string) => Object.keys(shapes).indexOf(shape)

let folder: string
let story: Story
const made: number[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-seeded-'))
  story = await loadStory(join(examplesFolder, 'kupang-transit'))
  await runSeed({ folder, cases: CASES, seed: SEED, onMade: (count) => made.push(count) })
}, 180_000)

afterAll(async () => {
  await wipePostgres(join(folder, 'postgres'))
  await rm(folder, { recursive: true, force: true })
}, 60_000)

const started = async <Answer>(work: (all: AllInOne) => Promise<Answer>): Promise<Answer> => {
  const all = await startAll({ folder, port: 0, held: true, firstAdmins: firstAdminsOf(story), readMs: 30_000 })
  try {
    await all.settle()
    return await work(all)
  } finally {
    await all.stop()
  }
}

const drawn = (shape: string): Story => drawCase(story, { seed: SEED, count: CASES }, nthOf(shape))

async function tokenOf({ issuer }: AllInOne, key: string): Promise<string> {
  const person = findPerson(story, key)
  if (person === undefined) throw new Error(`There is nobody "${key}".`)
  return issuer.tokenOf(claimsOf(story, person))
}

const Cases = z.object({ data: z.object({ cases: z.object({ items: z.array(z.object({ caseId: z.string(), status: z.string() })) }) }) })

async function casesOf(all: AllInOne, key: string) {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-titian-csrf': '1',
    authorization: `Bearer ${await tokenOf(all, key)}`,
  }
  const body = JSON.stringify({ query: '{ cases(first: 100) { items { caseId status } } }' })
  const response = await fetch(all.gatewayUrl, { method: 'POST', headers, body })
  return Cases.parse(await response.json()).data.cases.items.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1))
}

const linesFor = async (all: AllInOne, key: string, caseId: string): Promise<readonly string[]> => {
  const { entries, incomplete } = await askTimeline({ gatewayUrl: all.gatewayUrl, token: await tokenOf(all, key), caseId })
  expect(incomplete).toBeUndefined()
  return entries.map(({ label }) => label.en)
}

describe('a folder with drawn cases', () => {
  it('tells how many were made', () => expect(made.at(-1)).toBe(CASES))

  it('is started, and answers: lists, timelines with what other services said, and further commands', async () => {
    const treated = caseIdOf(drawn('a referral that is accepted, a service, closed'))
    const open = caseIdOf(drawn('a case that has begun'))
    await started(async (all) => {
      const cases = await casesOf(all, 'pendamping-uptd')
      // All but reports that were dismissed, and cases that went to another agency.
      expect(cases).toEqual(expect.arrayContaining([expect.objectContaining({ caseId: treated }), expect.objectContaining({ caseId: open })]))
      expect(cases.length).toBeGreaterThanOrEqual(CASES - 4)

      // Of three services, and read by someone whose part in the case is a referral that another service holds.
      expect(await linesFor(all, 'pendamping-uptd', treated)).toEqual(
        expect.arrayContaining(['Report became a case', 'Referral accepted', 'Health service delivered', 'Case closed']),
      )
      expect((await linesFor(all, 'dokter', treated)).length).toBeGreaterThan(0)
      expect(await linesFor(all, 'dokter', open)).toEqual([])

      // Every command of the case is known again, by its key and what was said; what is new rests on what other services said.
      const before = await linesFor(all, 'pendamping-uptd', open)
      const { consent, referral, step } = moves(drawing(1), true)
      const more = beginAt(all.clock.now(), [
        consent('setuju-lagi', 0, 0, 'rs', ['medical']),
        referral('minta-lagi', 0, 1, 'rs', 'HEALTH', ['medical']),
        step('terima-lagi', 0, 2, 'dokter', 'acceptReferral', { caseworkerId: '${person:dokter}' }, '${minta-lagi.id}'),
      ])
      const told = { ...drawn('a case that has begun'), steps: [...drawn('a case that has begun').steps, ...more] }
      const outcomes: string[] = []
      await playStory({
        story: told,
        gatewayUrl: all.gatewayUrl,
        tokenOf: (person) => all.issuer.tokenOf(claimsOf(story, person)),
        moveTo: (instant) => moveTo(all.clock, all.services, instant),
        settle: () => all.settle(),
        onStep: (_, { kind }) => outcomes.push(kind),
      })
      expect(outcomes).toEqual([...told.steps.slice(0, -more.length).map(() => 'repeated'), ...more.map(() => 'recorded')])
      expect((await linesFor(all, 'pendamping-uptd', open)).slice(before.length)).toEqual(
        expect.arrayContaining(['Consent given', 'Referral to a health service']),
      )
      expect((await linesFor(all, 'dokter', open)).length).toBeGreaterThan(0)
    })
  }, 180_000)

  it('is started again, and knows the same', async () => {
    const first = await started((all) => casesOf(all, 'pendamping-uptd'))
    expect(first.length).toBeGreaterThan(0)
    expect(await started((all) => casesOf(all, 'pendamping-uptd'))).toEqual(first)
  }, 180_000)

  it('is not filled again, nor while something runs on it', async () => {
    await expect(runSeed({ folder, cases: 1, seed: 1 })).rejects.toMatchObject({ code: 'NOT_EMPTY' })
    noteRunning(folder, { pid: process.ppid, gatewayUrl: '', startedAt: '' })
    await expect(runSeed({ folder, cases: 1, seed: 1 })).rejects.toMatchObject({ code: 'RUNNING' })
    forgetRunning(folder)
  }, 60_000)
})
