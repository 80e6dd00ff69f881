import { readFileSync } from 'node:fs'
import { blocksOf } from '../../tools/docs/markdown.ts'
import type { Demo } from './demo.ts'

const page = readFileSync(new URL('../../docs/tutorial/follow-a-case.md', import.meta.url), 'utf8')
const queries = new Map(
  blocksOf(page)
    .filter(({ language }) => language === 'graphql')
    .map(({ text }) => [/^(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '', text]),
)

interface Location {
  readonly role: string
  readonly area: { readonly code: string } | null
}
type ThatDay = { readonly case: { readonly episodes: readonly { readonly locations: readonly Location[] }[] } }

/** Does what docs/tutorial/follow-a-case.md tells its reader to do, with its own queries, and expects what it promises. */
export async function followTutorial(demo: Demo): Promise<void> {
  const asked = new Set<string>()
  const ask = async <Data>(who: string, name: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    asked.add(name)
    const { data, errors } = await demo.ask<Data>(who, queries.get(name) ?? '', { caseId: demo.caseId, ...variables })
    if (errors) throw new Error(`${name} as ${who}: ${errors.map(({ extensions, message }) => extensions?.code ?? message).join()}`)
    return data as Data
  }
  const casesOf = async (who: string) => (await ask<{ cases: { items: unknown[] } }>(who, 'Cases')).cases.items
  const linesOf = async (who: string) =>
    (await ask<{ timeline: { total: number; entries: { number: number; label: { en: string } }[] } }>(who, 'Timeline')).timeline
  const recruitedIn = async (moment: string) =>
    (await ask<ThatDay>('social-worker', 'ThatDay', { moment })).case.episodes[1]?.locations.find(({ role }) => role === 'RECRUITMENT')?.area?.code

  expect(await casesOf('social-worker')).toMatchObject([
    { caseNumber: expect.stringMatching(/^\w{4}-\w{4}$/), status: 'CLOSED', accountableAgency: { name: expect.stringContaining('Dinas Sosial') } },
  ])
  for (const nobody of ['supervisor-lbh-satu', 'relawan', 'penyidik-kerabat', 'pendamping-uptd']) expect(await casesOf(nobody)).toEqual([])

  const [worker, police, auditor, former] = [
    await linesOf('social-worker'),
    await linesOf('police'),
    await linesOf('auditor'),
    await linesOf('pendamping-uptd'),
  ]
  expect(auditor.total).toBeGreaterThan(Math.max(worker.total, police.total))
  for (const { entries } of [worker, police, auditor]) expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1))
  expect(former.entries.at(-1)?.label.en).toContain('hand-over')
  await expect(ask('penyidik-kerabat', 'OneCase')).rejects.toThrow('NOT_FOUND')

  expect(
    (await ask<{ accountability: { items: { to: string | null }[] } }>('social-worker', 'Accountable')).accountability.items.map(
      ({ to }) => to === null,
    ),
  ).toEqual([false, true])
  expect([await recruitedIn('2024-10-06T16:00:00.000Z'), await recruitedIn('2024-10-07T16:00:00.000Z')]).toEqual(['53.71', '53.04'])
  expect((await ask<{ closeCase: unknown }>('supervisor-dinsos', 'Close')).closeCase).toMatchObject({ changed: false })
  const looks = (await ask<{ whoLooked: { items: { post: { code: string } | null }[] } }>('social-worker', 'WhoLooked')).whoLooked.items.map(
    ({ post }) => post?.code,
  )
  expect(looks).toEqual(expect.arrayContaining(['investigator', 'auditor', 'social-worker']))
  expect([...queries.keys()].filter((name) => !asked.has(name))).toEqual([])
}
