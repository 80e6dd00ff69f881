import { nationalDeskId } from '@titian/case-file'
import type { Actor } from '@titian/core'
import { runAlone } from '@titian/service-kit/fixture'
import { type AgencyFixture, answersForCase, as, dinsos, idOf, kemensos, ngo, uptd } from '@titian/testing'
import { kupang } from './agency/fixtures.ts'
import { caseId, consentTo, personId, refusedTo } from './referral/fixtures.ts'
import { referralService } from './service.ts'

const caseworker = as(uptd)
const recipient = as(dinsos)
const desk = { ...as(kemensos, 'agency-admin'), agencyId: nationalDeskId }
const mark = 'Alasan-Penanda'

describe('referral, running', () => {
  let referral: Awaited<ReturnType<typeof runAlone>>
  beforeAll(async () => {
    referral = await runAlone(referralService)
  })
  afterAll(() => referral.stop())

  const give = (who: Actor, path: string, input: object) => referral.give(who, path, input)
  const items = async (who: Actor, path: string) => (await referral.ask(who, 'GET', path)).body.items
  const request = (to: AgencyFixture, more: object = {}) =>
    give(caseworker, '/referrals', {
      caseId,
      personId,
      recipientAgencyId: to.agencyId,
      service: 'SOCIAL_REHABILITATION',
      disclosedCategories: ['identity', 'psychosocial'],
      reason: mark,
      ...more,
    })

  it('builds the directory', async () => {
    for (const one of [uptd, dinsos, ngo]) {
      const registered = { agencyId: one.agencyId, kind: one.agencyKind, name: one.name, area: kupang }
      expect((await give(desk, '/agencies', registered)).status).toBe(201)
      expect((await give({ ...desk, userId: 'second' }, `/agencies/${one.agencyId}/approve`, {})).status).toBe(200)
      const admin = as(one, 'agency-admin')
      expect((await give(admin, `/agencies/${one.agencyId}/offer`, { service: 'SOCIAL_REHABILITATION' })).status).toBe(200)
    }
    const found = await items(caseworker, `/agencies?area=${kupang}&service=SOCIAL_REHABILITATION`)
    expect(found.map(({ agencyId }: { agencyId: string }) => agencyId).sort()).toEqual([uptd.agencyId, dinsos.agencyId, ngo.agencyId].sort())
    expect(await items(caseworker, `/agencies?ids=${ngo.agencyId}`)).toMatchObject([{ agencyId: ngo.agencyId }])
    expect(await items(caseworker, `/agencies?ids=${ngo.agencyId},${dinsos.agencyId}`)).toHaveLength(2)
    expect((await referral.ask(caseworker, 'GET', '/agencies?ids=x')).body.code).toBe('INPUT_INVALID')
    const looked = (asked: string) => items(caseworker, `/services-offered?service=SOCIAL_REHABILITATION&area=${kupang}${asked}`)
    expect((await looked('')).map(({ agencyId }: { agencyId: string }) => agencyId)).toContain(ngo.agencyId)
    expect(await looked('&disabilityAccess=true')).toEqual([])
    expect((await looked('&disabilityAccess=false')).length).toBeGreaterThan(0)
    expect((await referral.ask(caseworker, 'GET', '/services-offered?service=SHELTER&disabilityAccess=yes')).body.code).toBe('INPUT_INVALID')
    expect((await give(as(ngo, 'agency-admin'), `/agencies/${dinsos.agencyId}/offer`, { service: 'SHELTER' })).status).toBe(404)
  })

  it('refuses without a basis, and then leads a request over silence and redirection to the hand-over', async () => {
    expect((await request(dinsos)).status).toBe(404)
    await referral.told('intake.case', caseId, {
      type: 'CaseOpened',
      data: { caseId, personId, agencyId: uptd.agencyId, caseworkerId: caseworker.userId, area: kupang },
      bound: answersForCase({ caseId, personId }, uptd.agencyId, caseworker.userId),
    })
    const refused = await request(dinsos)
    expect(refused).toMatchObject({ status: 409, body: { code: 'BASIS_MISSING' } })
    expect(refused.body.message).toEqual({
      id: 'Belum ada persetujuan atau dasar hukum untuk membuka: Identitas, Psikososial',
      en: 'There is neither consent nor a law to disclose: Identity, Psychosocial',
    })
    await referral.told('intake.consent', personId, consentTo(dinsos, ['identity', 'psychosocial']), {
      ...consentTo(ngo, ['identity', 'psychosocial']),
      data: { ...consentTo(ngo, ['identity', 'psychosocial']).data, consentId: idOf('other') },
    })
    const requested = await request(ngo, { kind: 'TRANSFER' })
    expect(requested.status).toBe(201)
    const first = `/referrals/${requested.body.id}`
    expect((await request(ngo)).body).toMatchObject({ code: 'REFERRAL_ALREADY_OPEN' })
    expect(await items(as(ngo), '/inbox')).toMatchObject([{ referralId: requested.body.id, standing: 'new', dueAt: '2024-03-05T02:00:00.000Z' }])
    expect(await items(caseworker, '/outbox?whose=mine')).toMatchObject([
      { referralId: requested.body.id, status: 'requested', recipientAgencyId: ngo.agencyId },
    ])
    expect(await items(as(ngo), '/outbox')).toEqual([])
    expect((await give(recipient, `${first}/accept`, { caseworkerId: 'u-8' })).status).toBe(404)

    referral.clock.moveTo('2024-03-05T02:00:00.000Z')
    await referral.running.fireDue()
    await referral.running.settled(10_000)
    expect(await items(as(ngo), '/inbox')).toMatchObject([{ standing: 'escalated' }])
    const redirected = await give(caseworker, `${first}/redirect`, { recipientAgencyId: dinsos.agencyId })
    expect(redirected.status).toBe(200)
    expect(await items(as(ngo), '/inbox')).toEqual([])
    const [asked] = await items(recipient, '/inbox')
    expect(asked).toMatchObject({ standing: 'new', kind: 'TRANSFER', senderAgencyId: uptd.agencyId })

    const second = `/referrals/${asked.referralId}`
    expect((await give(recipient, `${second}/accept`, { caseworkerId: recipient.userId })).status).toBe(200)
    expect((await give(recipient, `${second}/complete-handover`, {})).body).toMatchObject({ code: 'HANDOVER_INCOMPLETE' })
    expect((await give(caseworker, `${second}/attend-handover`, { party: 'SENDER' })).status).toBe(200)
    expect((await give(recipient, `${second}/attend-handover`, { party: 'RECIPIENT' })).status).toBe(200)
    expect((await give(recipient, `${second}/attend-handover`, { party: 'PERSON', how: 'SPOKEN' })).status).toBe(200)
    expect((await give(recipient, `${second}/complete-handover`, {})).status).toBe(200)
    const statuses = async () =>
      (await items(caseworker, `/case-referrals?caseId=${caseId}`)).map(({ status, ending }: { status: string; ending: string }) => [status, ending])
    expect(await statuses()).toEqual([
      ['ended', 'cancelled'],
      ['handed-over', null],
    ])

    await referral.told('intake.case', caseId, {
      type: 'AccountabilityTransferRefused',
      data: { referralId: asked.referralId, code: 'NOT_ACCOUNTABLE' },
    })
    expect(await statuses()).toContainEqual(['accepted', null])
  })

  it('takes back what nobody has taken on when consent is withdrawn', async () => {
    const requested = await request(ngo)
    expect(requested.status).toBe(201)
    await referral.told('intake.consent', personId, { type: 'ConsentWithdrawn', data: { consentId: idOf('other') } })
    expect(await items(as(ngo), '/inbox')).toEqual([])
    expect((await request(ngo)).body).toMatchObject({ code: 'BASIS_MISSING' })
  })

  it('neither shows nor does anything while an exclusion may not have been heard, but what is taken back (SAFETY 9)', async () => {
    await referral.told('intake.consent', personId, {
      ...consentTo(ngo, ['identity', 'psychosocial']),
      data: { ...consentTo(ngo, ['identity', 'psychosocial']).data, consentId: idOf('third') },
    })
    const asked = as(ngo)
    const { id } = (await request(ngo)).body
    const stale = { status: 503, body: { code: 'FACTS_STALE' } }
    const stopped = async () => {
      for (const [who, path] of [
        [caseworker, `/referrals/${id}`],
        [asked, `/referrals/${id}`],
        [caseworker, '/outbox'],
        [asked, '/inbox'],
      ] as const)
        expect(await referral.ask(who, 'GET', path)).toMatchObject(stale)
      expect(await give(asked, `/referrals/${id}/accept`, { caseworkerId: asked.userId })).toMatchObject(stale)
      expect(await request(dinsos)).toMatchObject(stale)
    }
    const now = referral.heard.last
    // Intake is silent.
    referral.heard.last = (source) => (source === 'intake' ? new Date(Date.now() - 6_000) : now(source))
    await stopped()
    // The broker is cut: nobody is heard.
    referral.heard.last = () => undefined
    await stopped()
    referral.heard.last = now
    await referral.parks('intake.exclusion', caseId)
    await stopped()
    expect(await give(caseworker, `/referrals/${id}/cancel`, { code: 'NOT_NEEDED' })).toMatchObject({
      status: 200,
      body: { changed: true, state: null },
    })
    await referral.unparks('intake.exclusion', caseId)
    expect(await items(asked, '/inbox')).toEqual([])
  })

  it('opens a review where she refuses what a law discloses already, and lets it lapse unreviewed (SAFETY 12)', async () => {
    const tasks = async () => (await items(as(uptd, 'supervisor'), '/my-tasks')).filter(({ kind }: { kind: string }) => kind === 'REVIEW_DISCLOSURE')
    const asked = await request(ngo, { basis: 'VITAL_INTEREST', urgency: 'EMERGENCY', disclosedCategories: ['medical'], reason: undefined })
    expect(asked.status).toBe(201)
    expect(await tasks()).toEqual([])
    await referral.told('intake.consent', personId, refusedTo(ngo, ['medical']))
    await referral.running.settled(10_000)
    const [task] = await tasks()
    expect(task).toMatchObject({ resourceId: asked.body.id, waitingOn: 'me', command: 'ReviewDisclosure' })
    const [views] = await referral.database.query<{ name: string }>(`select schemaname as name from pg_tables where tablename = 'relation'`)
    const grounds = async () =>
      (
        await referral.database.query<{ disclosed: object }>(
          `select disclosed from ${views?.name}.relation where resource = $1 and kind = 'askedAgency' and superseded_at is null`,
          [`referral-${asked.body.id}`],
        )
      ).map(({ disclosed }) => disclosed)
    expect(await grounds()).toEqual([{ medical: 'VITAL_INTEREST' }])
    referral.clock.moveTo(task.dueAt)
    await referral.running.fireDue()
    await referral.running.settled(10_000)
    expect(await tasks()).toEqual([])
    expect(await grounds()).toEqual([{ medical: 'CONSENT' }])
  })

  it('holds no reason in clear', async () => {
    const tables = await referral.database.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    expect(tables.length).toBeGreaterThan(5)
    for (const { name } of tables) expect(await referral.database.query(`select 1 from ${name} t where t::text like '%${mark}%'`)).toEqual([])
  })
})
