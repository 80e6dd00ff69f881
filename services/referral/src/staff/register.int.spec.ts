import { setTimeout as pause } from 'node:timers/promises'
import { nationalDeskId, nationalDeskKind, staffIdOf } from '@titian/case-file'
import type { Actor } from '@titian/core'
import { runAlone } from '@titian/service-kit/fixture'
import { type AgencyFixture, as, dinsos, lpsk, police, uptd } from '@titian/testing'
import { referralService } from '../service.ts'

const desk = (userId: string): Actor => ({ userId, agencyId: nationalDeskId, agencyKind: nationalDeskKind, unitId: null, post: 'agency-admin' })
const [first, second] = [desk('usr-one'), desk('usr-two')]
const caseworker = as(uptd)
const kupang = '53.71'

describe('the register, kept', () => {
  let referral: Awaited<ReturnType<typeof runAlone>>
  beforeAll(async () => {
    referral = await runAlone(referralService, { kept: [first.userId, second.userId] })
  })
  afterAll(() => referral.stop())

  const give = (who: Actor, path: string, input: object = {}) => referral.give(who, path, input)
  const look = async (who: Actor, path: string) => (await referral.ask(who, 'GET', path)).body
  const enrol = ({ userId, agencyId, post }: Actor, by = first) => give(by, '/staff', { agencyId, userId, posts: [post] })
  const register = async (agency: AgencyFixture, more: object = {}) => {
    const registered = { agencyId: agency.agencyId, kind: agency.agencyKind, name: agency.name, area: kupang, ...more }
    expect((await give(first, '/agencies', registered)).status).toBe(201)
    expect((await give(second, `/agencies/${agency.agencyId}/approve`)).status).toBe(200)
  }

  it('lets nobody in who stands in none, whatever the token says, in one sentence (SAFETY 9)', async () => {
    const refusals = await Promise.all([
      referral.ask(caseworker, 'GET', '/inbox'),
      referral.ask(caseworker, 'GET', '/me'),
      give(caseworker, '/referrals'),
      give(desk('usr-three'), '/agencies', { agencyId: uptd.agencyId, kind: 'UPTD_PPA', name: uptd.name, area: kupang }),
      referral.ask({ ...first, post: 'supervisor' }, 'GET', '/inbox'),
    ])
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual(refusals.map(() => [403, 'NOT_IN_REGISTER']))
    expect(new Set(refusals.map(({ body }) => JSON.stringify([body.message, body.details]))).size).toBe(1)
  })

  it('begins with those whom the configuration names: one registers, the other approves, and then they enrol (issue 11.7)', async () => {
    expect((await give(first, '/agencies', { agencyId: uptd.agencyId, kind: 'UPTD_PPA', name: uptd.name, area: kupang })).status).toBe(201)
    expect((await enrol(caseworker)).body.code).toBe('AGENCY_UNKNOWN')
    expect((await give(first, `/agencies/${uptd.agencyId}/approve`)).body.code).toBe('SECOND_PERSON_NEEDED')
    expect((await give(second, `/agencies/${uptd.agencyId}/approve`)).status).toBe(200)
    expect((await enrol(as(uptd, 'agency-admin'))).status).toBe(201)
    // The administrator goes on with the rest.
    expect((await enrol(caseworker, as(uptd, 'agency-admin'))).status).toBe(201)
    expect((await referral.ask(caseworker, 'GET', '/inbox')).status).toBe(200)
    expect((await enrol(as(dinsos), as(uptd, 'agency-admin'))).body.code).toBe('NOT_YOUR_AGENCY')
  })

  it('shows colleagues to colleagues alone (SAFETY 2)', async () => {
    await register(dinsos, { isProvinceDesk: true })
    await enrol(as(dinsos, 'supervisor'))
    expect((await look(caseworker, '/colleagues')).items).toMatchObject([
      { userId: as(uptd, 'agency-admin').userId, posts: ['agency-admin'] },
      { userId: caseworker.userId, posts: ['caseworker'] },
    ])
    expect((await look(caseworker, '/colleagues?post=caseworker')).items).toHaveLength(1)
    expect((await look(as(dinsos, 'supervisor'), '/colleagues')).items.map(({ userId }: { userId: string }) => userId)).toEqual([
      as(dinsos, 'supervisor').userId,
    ])
    expect((await look(as(uptd, 'agency-admin'), '/staff-list?status=active')).items).toHaveLength(2)
    expect((await referral.ask(caseworker, 'GET', '/staff-list')).status).toBe(403)
    expect((await give(as(dinsos, 'supervisor'), `/staff/${staffIdOf(uptd.agencyId, caseworker.userId)}/end`)).status).toBe(404)
  })

  it('enrols nobody at LPSK, whose own issuer says who works there (SAFETY 2)', async () => {
    await register(lpsk)
    expect((await enrol(as(lpsk))).body.code).toBe('STAFF_OF_LPSK')
    expect((await referral.ask(as(lpsk), 'GET', '/inbox')).status).toBe(200)
  })

  it('grants the duty by the desk of the province, and tells whoever loses it (issue 11.8)', async () => {
    await enrol(as(uptd, 'supervisor'), as(uptd, 'agency-admin'))
    await register(police)
    await enrol(as(police, 'supervisor'))
    const duty = (agency: AgencyFixture, deed: string, by: Actor, input = {}) => give(by, `/agencies/${agency.agencyId}/${deed}`, input)
    const asked = { areas: [kupang] }
    expect((await duty(police, 'ask-for-duty', as(police, 'supervisor'), asked)).body.code).toBe('DUTY_NOT_FOR_KIND')
    expect((await duty(dinsos, 'ask-for-duty', as(dinsos, 'supervisor'), asked)).status).toBe(200)
    expect((await duty(dinsos, 'grant-duty', as(dinsos, 'supervisor'))).body.code).toBe('SECOND_PERSON_NEEDED')
    const other = { ...as(dinsos, 'supervisor'), userId: 'other-supervisor' }
    await enrol(other)
    expect((await duty(dinsos, 'grant-duty', other)).status).toBe(200)
    expect((await duty(uptd, 'ask-for-duty', as(uptd, 'supervisor'), asked)).status).toBe(200)
    expect((await duty(uptd, 'grant-duty', as(police, 'supervisor'))).status).toBe(404)
    expect((await look(other, '/my-tasks')).items).toMatchObject([{ kind: 'DECIDE_DUTY', resourceId: uptd.agencyId, command: 'GrantDuty' }])
    expect((await duty(uptd, 'grant-duty', other)).status).toBe(200)
    expect((await look(other, '/my-tasks')).items).toMatchObject([{ kind: 'DUTY_LOST', resourceId: dinsos.agencyId, command: 'NoteDutyLoss' }])
    const listed = (await look(other, `/agencies?ids=${uptd.agencyId},${dinsos.agencyId}`)).items
    expect(listed.map((one: { agencyId: string; dutyAreas: string[] }) => [one.agencyId, one.dutyAreas]).sort()).toEqual([
      [dinsos.agencyId, []],
      [uptd.agencyId, [kupang]],
    ])
    expect((await duty(dinsos, 'note-duty-loss', other)).status).toBe(200)
    expect((await look(other, '/my-tasks')).items).toEqual([])
  })

  it('lets in no more, within five seconds, who was suspended or left, and whose agency is closed (SAFETY 9)', async () => {
    const outWithinSeconds = async (who: Actor) => {
      const until = performance.now() + 5_000
      while ((await referral.ask(who, 'GET', '/inbox')).status !== 403) {
        if (performance.now() > until) throw new Error('still let in')
        await pause(50)
      }
    }
    const of = ({ agencyId, userId }: Actor) => `/staff/${staffIdOf(agencyId, userId)}`
    const admin = as(uptd, 'agency-admin')
    expect((await give(admin, `${of(caseworker)}/suspend`)).status).toBe(200)
    await outWithinSeconds(caseworker)
    expect((await give(admin, `${of(caseworker)}/reinstate`)).status).toBe(200)
    expect((await referral.ask(caseworker, 'GET', '/inbox')).status).toBe(200)
    expect((await give(admin, `${of(caseworker)}/end`)).status).toBe(200)
    await outWithinSeconds(caseworker)
    expect((await give(first, `/agencies/${police.agencyId}/close`)).status).toBe(200)
    await outWithinSeconds(as(police, 'supervisor'))
  })
})
