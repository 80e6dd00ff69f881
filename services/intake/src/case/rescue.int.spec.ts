import type { Actor } from '@titian/core'
import { runAlone } from '@titian/service-kit/fixture'
import { as, dinsos, idOf, immigration, police, uptd } from '@titian/testing'
import { intakeService } from '../service.ts'

const duty = as(uptd, 'duty-officer')
const caseworker: Actor = { ...as(uptd), userId: 'u-7' }
const next: Actor = { ...as(uptd), userId: 'u-8' }
const desk = as(dinsos, 'supervisor')
const kupang = '53.71'

describe('a case whose caseworker has left', () => {
  let intake: Awaited<ReturnType<typeof runAlone>>
  let caseId = ''
  beforeAll(async () => {
    intake = await runAlone(intakeService)
    for (const { agencyId, agencyKind: kind, name } of [uptd, dinsos])
      await intake.told(
        'referral.agency',
        agencyId,
        {
          type: 'AgencyRegistered',
          data: { agencyId, kind, name, area: kupang, zone: 'Asia/Makassar', nameIsSecret: false, isProvinceDesk: kind === 'DINAS_SOSIAL' },
        },
        { type: 'AgencyApproved', data: {} },
        ...(kind === 'UPTD_PPA' ? [{ type: 'DutyGranted', data: { areas: [kupang] } }] : []),
      )
    const persons = [{ role: 'POSSIBLE_VICTIM', ageBand: 'ADULT_21_29', narrative: 'Cerita' }]
    const report = { channel: 'IMMIGRATION_COUNTER', area: kupang, urgency: 'PRIORITY', immediateDanger: false, persons }
    const { body } = await intake.give(as(immigration), '/reports', report)
    expect((await intake.give(duty, `/reports/${body.id}/convert`, { caseworkerId: caseworker.userId })).status).toBe(200)
    caseId = (await intake.ask(caseworker, 'GET', '/cases')).body.items[0].caseId
  })
  afterAll(() => intake.stop())

  /** What follows from what follows: the case is checked, and then the desk is asked. */
  const settle = async () => {
    for (let left = 3; left > 0; left -= 1) expect(await intake.running.settled(10_000)).toBe(true)
  }
  const tasks = async (who: Actor) => (await intake.ask(who, 'GET', '/my-tasks')).body.items
  const leave = async ({ agencyId, userId }: Actor) => {
    intake.register.dismiss({ agencyId, userId })
    await intake.told('referral.staff', idOf(userId), { type: 'StaffLeft', data: { agencyId, userId } })
    await settle()
  }

  it('is a task of the province’s desk at once, which reads nothing else of it and may name another (issue 11.8)', async () => {
    expect((await intake.give(desk, `/cases/${caseId}/rescue`, { caseworkerId: next.userId })).status).toBe(404)
    await leave(caseworker)
    expect(await tasks(desk)).toMatchObject([{ kind: 'CASE_RESCUE', resourceId: caseId, command: 'RescueCase' }])
    expect(await tasks(as(police, 'supervisor'))).toEqual([])
    expect((await intake.ask(desk, 'GET', `/cases/${caseId}`)).status).toBe(404)
    expect((await intake.give(desk, `/cases/${caseId}/rescue`, { caseworkerId: caseworker.userId })).body).toMatchObject({
      code: 'CANNOT_BE_NAMED',
      details: {},
    })
    expect((await intake.give(desk, `/cases/${caseId}/rescue`, { caseworkerId: next.userId })).status).toBe(200)
    expect(await tasks(desk)).toEqual([])
    expect((await intake.ask(next, 'GET', `/cases/${caseId}`)).body).toMatchObject({ status: 'open', caseworkerId: next.userId })
    expect((await intake.give(desk, `/cases/${caseId}/rescue`, { caseworkerId: next.userId })).status).toBe(404)
  })

  it('goes to another agency where its own is gone (issue 11.8)', async () => {
    intake.register.dismiss(next)
    await intake.told('referral.agency', uptd.agencyId, { type: 'AgencyClosed', data: {} })
    await settle()
    expect(await tasks(desk)).toMatchObject([{ kind: 'CASE_RESCUE', resourceId: caseId }])
    const to = { agencyId: dinsos.agencyId, caseworkerId: as(dinsos).userId }
    expect((await intake.give(desk, `/cases/${caseId}/rescue`, to)).status).toBe(200)
    expect((await intake.ask(as(dinsos), 'GET', `/cases/${caseId}`)).body).toMatchObject({ accountableAgencyId: dinsos.agencyId })
  })
})
