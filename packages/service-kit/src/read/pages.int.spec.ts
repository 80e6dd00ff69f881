import { posts, systemPrincipal } from '@titian/access'
import { asc, ascOrNone, count, desc, flag, query, ref, technical, unique } from '@titian/service'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { raw, sql } from '@titian/views'
import fc from 'fast-check'
import { z } from 'zod'
import { secrets } from '../secrets.ts'
import { page, readPage } from './pages.ts'

const label = { id: 'Rekaan', en: 'Invented' }
const id = ref('thing', label)
interface Thing {
  readonly id: string
  readonly urgent: boolean
  readonly rank: number | null
  readonly name: string
  readonly hidden: boolean
}

const things = query({
  name: 'things',
  doc: 'Things that the asker may know of.',
  path: '/things',
  may: posts('auditor'),
  params: z.strictObject({}),
  row: z.strictObject({ id, urgent: flag(label), rank: count(label).nullable() }),
  from: ({ visible }) => sql`select id, urgent, rank, name from thing where ${visible('id')}`,
  order: [desc('urgent'), ascOrNone('rank'), asc('name'), unique('id')],
})
const others = query({
  ...things,
  name: 'others',
  row: z.strictObject({ id, called: technical(label) }),
  map: ({ id, name }: Thing) => ({ id, called: name }),
})

const actor = systemPrincipal('test')
const asked = { actor, now: new Date(0), params: {}, visible: () => raw('not hidden'), notExcluded: () => sql`true` }
const anyThing: fc.Arbitrary<Thing> = fc.record({
  id: fc.uuid({ version: 4 }),
  urgent: fc.boolean(),
  rank: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  name: fc.constantFrom('Ani', 'Ani "Z"', "d'Arc", 'Ćirić', '$1', ''),
  hidden: fc.boolean(),
})
const distinct = (length: { minLength?: number; maxLength: number }) => fc.uniqueArray(anyThing, { ...length, selector: (one) => one.id })

const rankOf = ({ rank }: Thing): number => rank ?? Number.POSITIVE_INFINITY
/** As the order says it, in code: texts by their bytes, as the test's database has them. */
const inOrder = (one: Thing, other: Thing): number =>
  Number(other.urgent) - Number(one.urgent) ||
  (rankOf(one) === rankOf(other) ? 0 : rankOf(one) - rankOf(other)) ||
  Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)) ||
  (one.id < other.id ? -1 : 1)

describe('a page', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    await database.query('create table thing (id uuid primary key, urgent boolean not null, rank int, name text not null, hidden boolean not null)')
  })
  afterAll(() => database.drop())

  const add = (some: readonly Thing[]) =>
    database.query('insert into thing select * from jsonb_populate_recordset(null::thing, $1::jsonb)', [JSON.stringify(some)])
  const parts = () => {
    const pool = database.pool({ max: 1 })
    return { definition: { name: 'tests' }, secrets: secrets(new Uint8Array(32), 'common'), views: pool } as never as Parameters<typeof readPage>[0]
  }

  it('follows another so that each row that stays is read once and in order, whatever comes and goes between them, and hidden rows make none short', async () => {
    const own = parts()
    const between = fc.array(distinct({ maxLength: 4 }), { minLength: 30, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(
        distinct({ maxLength: 40 }),
        between,
        fc.integer({ min: 1, max: 7 }),
        fc.func(fc.boolean()),
        async (all, news, first, goes) => {
          await database.query('truncate thing')
          await add(all)
          const seen: string[] = []
          const gone = new Set<string>()
          const come = new Set(all.map((one) => one.id))
          let after: string | undefined
          for (let nth = 0; ; nth += 1) {
            const { items, next } = await readPage(own, things, asked, { first, after })
            seen.push(...items.map((one) => String(one['id'])))
            if (next === null) break
            expect(items).toHaveLength(first)
            after = next
            const fresh = (news[nth] ?? []).filter((one) => !come.has(one.id))
            for (const one of fresh) come.add(one.id)
            await add(fresh)
            const [goner] = all.filter((one) => !gone.has(one.id) && goes(one.id, nth))
            if (goner) gone.add(goner.id)
            await database.query('delete from thing where id = any($1::uuid[])', [[...gone]])
          }
          const stayed = all.filter((one) => !one.hidden && !gone.has(one.id)).sort(inOrder)
          const ids = new Set(stayed.map((one) => one.id))
          expect(seen.filter((one) => ids.has(one))).toEqual(stayed.map((one) => one.id))
          expect(new Set(seen).size).toBe(seen.length)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  it('holds the columns of its row, or what is made of them', async () => {
    await database.query('truncate thing')
    await add([{ id: '00000000-0000-4000-8000-000000000001', urgent: true, rank: null, name: 'Ani', hidden: false }])
    const own = parts()
    expect((await readPage(own, things, asked, {})).items).toEqual([{ id: '00000000-0000-4000-8000-000000000001', urgent: true, rank: null }])
    expect((await readPage(own, others, asked, {})).items).toEqual([{ id: '00000000-0000-4000-8000-000000000001', called: 'Ani' }])
  })

  it('is turned by whom it was shown to, within the question that it answered', async () => {
    await database.query('truncate thing')
    const thing = { urgent: true, rank: 1, name: 'Ani', hidden: false }
    await add(['1', '2'].map((digit) => ({ ...thing, id: `00000000-0000-4000-8000-00000000000${digit}` })))
    const own = parts()
    const { next } = await readPage(own, things, asked, { first: 1 })
    const after = String(next)
    const refused = expect.objectContaining({ code: 'TOKEN_INVALID' })
    expect((await readPage(own, things, asked, { after })).items).toHaveLength(1)
    await expect(readPage(own, others, asked, { after })).rejects.toEqual(refused)
    await expect(readPage(own, things, { ...asked, actor: { ...actor, userId: 'u-2' } }, { after })).rejects.toEqual(refused)
    await expect(readPage({ ...own, definition: { name: 'elsewhere' } } as typeof own, things, asked, { after })).rejects.toEqual(refused)
    expect(() => page(own, [], actor.userId, { after })).toThrow(refused)
    await expect(readPage(own, things, asked, { after: own.secrets.seal({ from: 1 }, actor.userId) })).rejects.toEqual(refused)
  })

  it('is not cut by what cannot be told again', async () => {
    const byTime = query({ ...things, from: () => sql`select now() as at, gen_random_uuid() as id`, order: [asc('at'), unique('id')] })
    await expect(readPage(parts(), byTime, asked, {})).rejects.toMatchObject({ code: 'ORDER_UNFIT', details: { column: 'at' } })
  })
})
