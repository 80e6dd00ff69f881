import { randomUUID } from 'node:crypto'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'
import { exits, startFailure } from './start-failure.ts'

const caseworker: Who = { sub: 'u-rekaan-1', agency: 'aaaaaaaa-0000-4000-8000-000000000001', agency_kind: 'UPTD_PPA', post: 'caseworker' }

describe('a service whose log was restored to an earlier day', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
    const { command } = asking(errands, () => errands.url)
    for (let nth = 0; nth < 3; nth += 1) await command(caseworker, '/errands', { caseId: randomUUID(), personId: randomUUID(), note: 'rekaan' })
    await errands.settled(10_000)
    const relayed = async () => (await errands.ground.relayCheckpoint.read()) >= 3n
    while (!(await relayed())) await new Promise(setImmediate)
  })
  afterAll(() => errands.stop())

  const refusal = () => errands.start().then(() => undefined, startFailure)
  const saying = (what: string) => ({ exit: exits.config, sentences: [expect.stringContaining(`The log ends before ${what}, at position 3:`)] })

  it('does not start where the relay, the consequences or a view stand beyond its end; then it records nothing', async () => {
    const { database } = errands
    await database.query('alter table errands_log.events disable trigger events_for_ever')
    await database.query('delete from errands_log.events where position > 1')
    expect(await refusal()).toEqual(saying('the relay'))
    await database.query('update errands.relay_checkpoint set position = 1')
    expect(await refusal()).toEqual(saying('the consequences'))
    await database.query('update errands.follower set position = 1')
    expect(await refusal()).toEqual(saying('the view errand_list'))
    expect(await database.query('select max(position)::int as last from errands_log.events')).toEqual([{ last: 1 }])
  })
})
