import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { wipePostgres } from '@titian/local-postgres'
import { z } from 'zod'
import { examplesFolder } from '../all-in-one/folders.ts'
import { forgetRunning, noteRunning } from '../all-in-one/run-file.ts'
import { type AllInOne, startAll } from '../all-in-one/start-all.ts'
import { askTimeline } from '../story/ask-timeline.ts'
import { uuidOf } from '../story/ids.ts'
import { loadStory } from '../story/load.ts'
import { mutate } from '../story/mutate.ts'
import { claimsOf, findPerson } from '../story/people.ts'
import { caseIdOf } from '../story/references.ts'
import type { Story } from '../story/schema.ts'
import { drawCase } from './cases.ts'
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
  const all = await startAll({ folder, port: 0, held: true, readMs: 30_000 })
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
        expect.arrayContaining(['Report became a case', 'Referral accepted', 'Service delivered', 'Case closed']),
      )
      expect((await linesFor(all, 'dokter', treated)).length).toBeGreaterThan(0)
      await expect(linesFor(all, 'dokter', open)).rejects.toThrow()

      const token = await tokenOf(all, 'pendamping-uptd')
      const give = (name: string, label: string, input: object, id?: string) =>
        mutate(all.gatewayUrl, token, { name, key: uuidOf('after-seeding', label), input, ...(id !== undefined && { id }) })
      const before = await linesFor(all, 'pendamping-uptd', open)
      expect(await give('recordImmediateNeed', 'need', { needs: ['LEGAL'] }, open)).toMatchObject({ done: { changed: true } })
      // In another service, which decides by what it received of the case and of its consents.
      const about = { caseId: open, personId: uuidOf(drawn('a case that has begun').name, 'korban') }
      const hospital = story.agencies.find(({ key }) => key === 'rs')?.id
      expect(
        await give('requestReferral', 'refer', {
          ...about,
          recipientAgencyId: hospital,
          service: 'HEALTH',
          kind: 'REFERRAL',
          disclosedCategories: [],
        }),
      ).toMatchObject({ done: { changed: true } })
      await all.settle()
      expect((await linesFor(all, 'pendamping-uptd', open)).length).toBeGreaterThan(before.length + 1)
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
