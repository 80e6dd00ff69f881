import type { Actor } from '@titian/core'
import { runAlone } from '@titian/service-kit/fixture'
import { answersForCase, as, dinsos, idOf, police } from '@titian/testing'
import { belu, caseId, personId } from './fixtures.ts'
import { goalId } from './plan/fixtures.ts'
import { victimSupportService } from './service.ts'

const worker = as(dinsos)
const supervisor = as(dinsos, 'supervisor')
const mark = 'Catatan-Penanda'

describe('victim-support, running', () => {
  let support: Awaited<ReturnType<typeof runAlone>>
  beforeAll(async () => {
    support = await runAlone(victimSupportService)
    await support.told('intake.case', caseId, {
      type: 'CaseOpened',
      data: { caseId, personId, agencyId: dinsos.agencyId, caseworkerId: worker.userId, area: belu },
      bound: answersForCase({ caseId, personId }, dinsos.agencyId, worker.userId),
    })
  })
  afterAll(() => support.stop())

  const give = (who: Actor, path: string, input: object) => support.give(who, path, input)
  const items = async (who: Actor, path: string) => (await support.ask(who, 'GET', path)).body.items
  const content = { needs: [{ type: 'HEALTH', text: mark }], goals: [{ goalId, text: mark }] }
  const appointment = { caseId, personId, scheduledFor: '2024-03-04T03:00:00.000Z' }

  it('leads a plan over her agreement and a second person to its end', async () => {
    const drafted = await give(worker, '/plans', { caseId, personId, ...content })
    expect(drafted.status).toBe(201)
    const plan = `/plans/${drafted.body.id}`
    expect((await give(supervisor, `${plan}/approve`, {})).body).toMatchObject({ code: 'AGREEMENT_MISSING' })
    const agreement = { how: 'SPOKEN', present: ['CASEWORKER'], inPrivate: true }
    expect((await give(worker, `${plan}/agree`, { agreement })).status).toBe(200)
    expect((await give(worker, `${plan}/approve`, {})).status).toBe(403)
    expect((await give(supervisor, `${plan}/approve`, {})).status).toBe(200)
    expect((await give(worker, `${plan}/complete`, {})).body).toMatchObject({ code: 'GOALS_OPEN' })
    expect((await give(worker, `${plan}/achieve-goal`, { goalId })).status).toBe(200)
    expect((await give(worker, `${plan}/complete`, {})).status).toBe(200)
    expect((await give(as(police), '/plans', { caseId, personId, ...content })).status).not.toBe(201)
  })

  it('delivers a service that its own agency alone reads by its name', async () => {
    const scheduled = await give(worker, '/services', { ...appointment, type: 'HIV_TEST', medicalNote: mark })
    expect(scheduled.status).toBe(201)
    expect(await items(worker, '/my-tasks')).toMatchObject([{ kind: 'DELIVER_SERVICE', label: { id: 'Jadwal: Layanan kesehatan' } }])
    expect((await give(worker, `/services/${scheduled.body.id}/deliver`, { medicalNote: mark })).status).toBe(200)
    const { entries } = (await support.ask(worker, 'POST', '/entries/batch', { caseId })).body
    const labels = entries.map(({ label }: { label: { id: string } }) => label.id)
    expect(labels).toEqual(expect.arrayContaining(['Rencana layanan disusun', 'Layanan kesehatan dijadwalkan', 'Layanan kesehatan diberikan']))
    expect(JSON.stringify(entries)).not.toContain('HIV')
  })

  it('misses a follow-up by itself and takes it later', async () => {
    const planned = await give(worker, '/reintegrations', { caseId, personId, agencyId: dinsos.agencyId, area: belu, address: mark })
    expect(planned.status).toBe(201)
    const path = `/reintegrations/${planned.body.id}`
    const due = await support.running.nextDue()
    expect(due?.toISOString()).toBe('2024-04-04T15:59:59.999Z')
    support.clock.moveTo(due ?? new Date())
    await support.running.fireDue()
    await support.running.settled(10_000)
    const [missed] = (await items(worker, `/case-support?caseId=${caseId}`)).filter(
      ({ kind, status }: { kind: string; status: string }) => kind === 'FOLLOW_UP' && status === 'missed',
    )
    expect(missed).toMatchObject({ rule: 'FOLLOW-UP-1M' })
    await support.told('intake.safe_contact', personId, { type: 'SafeContactRecorded', data: { caseId } })
    const conducted = { deadlineId: missed.deadlineId, outcome: 'REACHED', bySafeChannel: true, note: mark }
    expect((await give(worker, `${path}/conduct-follow-up`, conducted)).status).toBe(200)
    expect((await give(worker, `${path}/complete`, {})).body).toMatchObject({ code: 'FOLLOW_UPS_OPEN' })
    expect((await give(worker, '/reintegrations', { caseId, personId, agencyId: dinsos.agencyId, area: belu })).body).toMatchObject({
      code: 'REINTEGRATION_ALREADY_OPEN',
    })
    for (const { deadlineId } of (await items(worker, `/case-support?caseId=${caseId}`)).filter((row: { status: string }) => row.status === 'due'))
      expect((await give(supervisor, `${path}/waive-follow-up`, { deadlineId, code: 'PERSON_DECLINED' })).status).toBe(200)
    expect((await give(worker, `${path}/assess-risk`, { risk: 'LOW', text: mark })).status).toBe(200)
    expect((await give(worker, `${path}/complete`, {})).status).toBe(200)
  })

  it('takes no planned work on while the case is being closed, but an immediate need', async () => {
    await support.told('intake.case', caseId, { type: 'CaseClosureRequested', data: { requestId: idOf('closure'), services: ['victim-support'] } })
    const planned = { ...appointment, type: 'LIVELIHOOD' }
    expect((await give(worker, '/services', planned)).body).toMatchObject({ code: 'CASE_CLOSING' })
    expect((await give(worker, '/services', { ...planned, urgency: 'IMMEDIATE' })).status).toBe(201)
  })

  it('neither shows nor does anything while an exclusion may not have been heard, but an immediate need (SAFETY 9)', async () => {
    const { id } = (await give(worker, '/services', { ...appointment, type: 'HEALTH', urgency: 'IMMEDIATE' })).body
    const stale = { status: 503, body: { code: 'FACTS_STALE' } }
    let needs = 0
    const stopped = async () => {
      for (const path of [`/services/${id}`, '/my-tasks', `/case-support?caseId=${caseId}`])
        expect(await support.ask(worker, 'GET', path)).toMatchObject(stale)
      expect(await give(worker, `/services/${id}/deliver`, {})).toMatchObject(stale)
      expect(await give(worker, '/services', { ...appointment, type: 'LEGAL_AID' })).toMatchObject(stale)
      const need = { ...appointment, scheduledFor: `2024-03-04T0${4 + needs}:00:00.000Z`, type: 'SHELTER', urgency: 'IMMEDIATE' }
      expect(await give(worker, '/services', need)).toMatchObject({ status: 201, body: { changed: true, state: null } })
      needs += 1
    }
    const now = support.heard.last
    // Intake is silent.
    support.heard.last = (source) => (source === 'intake' ? new Date(Date.now() - 6_000) : now(source))
    await stopped()
    // The broker is cut: nobody is heard.
    support.heard.last = () => undefined
    await stopped()
    support.heard.last = now
    await support.parks('intake.exclusion', caseId)
    await stopped()
    await support.unparks('intake.exclusion', caseId)
    const { items: tasks } = (await support.ask(worker, 'GET', '/my-tasks')).body
    expect(tasks.length).toBeGreaterThanOrEqual(needs)
  })

  it('holds nothing that was said in clear', async () => {
    const tables = await support.database.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    expect(tables.length).toBeGreaterThan(5)
    for (const { name } of tables) expect(await support.database.query(`select 1 from ${name} t where t::text like '%${mark}%'`)).toEqual([])
  })
})
