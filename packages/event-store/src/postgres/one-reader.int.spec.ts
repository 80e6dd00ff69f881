import { collect } from '../contract/collect.ts'
import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvents } from '../contract/sample-events.ts'
import { openTestLog, type TestLog } from './open-test-log.ts'

const WANTED = [undefined, ['test.case'], ['test.person'], ['test.case', 'test.person'], ['test.nothing'], undefined]

describe('subscribers of one log', () => {
  let log: TestLog
  beforeEach(async () => {
    log = await openTestLog()
  })
  afterEach(() => log.drop())

  /** A store, and the names of the statements that it gives. */
  async function counted() {
    const pool = log.appPool()
    const given: string[] = []
    const query = pool.query.bind(pool) as (asked: { name: string }) => unknown
    Object.assign(pool, {
      query(asked: { name: string }) {
        given.push(asked.name)
        return query(asked)
      },
    })
    return { store: await log.open({ pool }), given }
  }

  it('give one statement for all of them where something was recorded', async () => {
    const { store, given } = await counted()
    const all = WANTED.map((categories) => collect(store, { after: 0n, ...(categories && { categories }) }))
    const record = async (stream: string) => {
      const { position } = await store.append(stream, newEvents(1), { expected: 'any' })
      await Promise.all(all.map((one) => one.reached(position)))
    }
    await record('test.case-1')
    await record('test.person-1')
    given.length = 0
    for (let nth = 0; nth < 10; nth += 1) await record(nth % 2 === 0 ? 'test.case-1' : 'test.person-1')
    expect(given.filter((name) => name.includes('categories'))).toEqual([])
    // Ten, and what was polled meanwhile; six times as many if each asked for itself.
    expect(given.filter((name) => name.includes('.all.')).length).toBeLessThan(30)
    await Promise.all(all.map((one) => one.stop()))
    expect(all.map(({ events }) => events.length)).toEqual([12, 6, 6, 12, 0, 12])
  })

  it('are told of an event that cannot be read only where it is of a category that they asked for, though they are level', async () => {
    const { store } = await counted()
    const cases: bigint[] = []
    const first = Promise.withResolvers<void>()
    const onBatch = async (events: readonly { position: bigint }[]) => {
      cases.push(...events.map(({ position }) => position))
      if (cases.length > 0) first.resolve()
    }
    const refusal = rejectionOf(store.subscribe({ after: 0n, categories: ['test.case'], onBatch, signal: new AbortController().signal }))
    const persons = collect(store, { after: 0n, categories: ['test.person'] })
    const { position } = await store.append('test.case-1', newEvents(1), { expected: 'any' })
    await Promise.all([first.promise, persons.reached(position)])
    await log.database.query(`
      CREATE FUNCTION public.spoil() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.stream = 'test.case-2' THEN NEW.data = '{broken'; END IF; RETURN NEW; END $$`)
    await log.database.query('CREATE TRIGGER spoil BEFORE INSERT ON test_log.events FOR EACH ROW EXECUTE FUNCTION public.spoil()')
    await store.append('test.case-2', newEvents(1), { expected: 'any' })
    const { position: last } = await store.append('test.person-1', newEvents(1), { expected: 'any' })
    await persons.reached(last)
    expect(await refusal).toMatchObject({ code: 'EVENT_UNREADABLE', details: { position: '2', stream: 'test.case-2' } })
    await persons.stop()
    expect([cases, persons.events.map((event) => event.position)]).toEqual([[1n], [last]])
  })
})
