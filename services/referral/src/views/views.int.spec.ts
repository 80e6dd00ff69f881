import { caseFact } from '@titian/case-file'
import { type Actor, systemActor, whenRecorded } from '@titian/core'
import { as, dinsos, hospital, idOf, kemensos, lpsk, ngo, police, sealedFixture, uptd, usualNow } from '@titian/testing'
import { kupang, offered, registeredAs } from '../agency/fixtures.ts'
import { passReferralsOnWhenAccountabilityMoves } from '../reactions/pass-referrals-on.ts'
import { stopDisclosureWhenConsentIsWithdrawn } from '../reactions/stop-disclosure.ts'
import { accepted, attended, caseId, due, escalated, rejected, rejectionEscalated, request, requested, unserved } from '../referral/fixtures.ts'
import { stopDisclosure } from '../referral/stop-disclosure.ts'
import { myTasks } from './my-tasks.ts'
import { openAtTransfer } from './open-at-transfer.ts'
import { referralInbox } from './referral-inbox.ts'
import { referralOutbox } from './referral-outbox.ts'
import { referralsOfCase } from './referrals-of-case.ts'
import { otherOffers, unservedNeeds } from './unserved-needs.ts'
import { agencyStream, later, meta, referralStream, service, tooLate, viewsOfReferral } from './views-fixture.ts'

const { happened, ask, askKnowing, within, start, stop } = viewsOfReferral()

beforeAll(() => start())
afterAll(() => stop())

describe('the outbox', () => {
  const sent = (rows: readonly Record<string, unknown>[]) => rows.map(({ referralId, status }) => [referralId, status])
  it('shows what the agency asked and what became of it, to those alone who may know of the case', async () => {
    const other = idOf('another case')
    const colleague = { ...as(uptd), userId: 'u-colleague', unitId: 'unit-other' }
    await happened(
      referralStream('theirs'),
      { ...requested({ caseId: other, service: 'HEALTH', serviceType: 'HEALTH' }), actor: colleague },
      rejected(),
    )
    expect(sent(await askKnowing(referralOutbox, as(uptd), caseId)).map(([id]) => id)).toEqual(
      [idOf('open'), idOf('discreet'), idOf('health')].toSorted(),
    )
    expect(await askKnowing(referralOutbox, as(uptd), other)).toMatchObject([
      {
        referralId: idOf('theirs'),
        status: 'ended',
        ending: 'rejected',
        rejectionCode: 'NO_CAPACITY',
        outcome: null,
        recipientAgencyId: dinsos.agencyId,
      },
    ])
    expect(await ask(referralOutbox, as(dinsos))).toEqual([])
  })
  it('is cut to one’s own, one’s unit’s and one standing', async () => {
    expect(sent(await ask(referralOutbox, as(uptd), { status: 'ended' }))).toEqual([[idOf('theirs'), 'ended']])
    expect(sent(await ask(referralOutbox, as(uptd), { whose: 'mine' })).map(([id]) => id)).not.toContain(idOf('theirs'))
    expect(sent(await ask(referralOutbox, as(uptd, 'supervisor'), { whose: 'mine' }))).toEqual([])
    expect(sent(await ask(referralOutbox, as(uptd, 'supervisor'), { whose: 'my-unit' }))).toHaveLength(3)
    expect(sent(await ask(referralOutbox, { ...as(uptd, 'supervisor'), unitId: null }, { whose: 'my-unit' }))).toHaveLength(4)
  })
  it('keeps whose it was where the system asks the next agency', async () => {
    const data = { ...request({ caseId: idOf('third case'), recipientAgencyId: police.agencyId }), toReferralId: idOf('next') }
    await happened(referralStream('first'), requested({ caseId: idOf('third case') }), rejected(), { type: 'ReferralRedirected', data })
    await happened(referralStream('next'), {
      ...requested({ caseId: idOf('third case'), recipientAgencyId: police.agencyId }),
      actor: systemActor(service),
    })
    expect(sent(await ask(referralOutbox, as(uptd), { whose: 'mine', status: 'requested' }))).toContainEqual([idOf('next'), 'requested'])
  })
})

describe('the inbox', () => {
  it('shows what the agency was asked, by when it is due', async () => {
    const row = {
      referralId: idOf('open'),
      caseId,
      urgency: 'ROUTINE',
      kind: 'REFERRAL',
      service: 'SOCIAL_REHABILITATION',
      reason: sealedFixture('alasan'),
    }
    expect(await ask(referralInbox, as(dinsos))).toMatchObject([{ ...row, standing: 'new' }])
    expect(await ask(referralInbox, as(dinsos), {}, later)).toMatchObject([{ standing: 'due' }])
    expect(await ask(referralInbox, as(dinsos), {}, tooLate)).toMatchObject([{ standing: 'overdue' }])
    expect(await ask(referralInbox, as(dinsos), { standing: 'overdue' })).toEqual([])
    expect(await ask(referralInbox, as(ngo))).toEqual([])
  })
  it('holds no reason that was not disclosed', async () => expect(await ask(referralInbox, as(hospital))).toMatchObject([{ reason: null }]))
})

describe('the referrals of a case', () => {
  const about = (rows: readonly Record<string, unknown>[]) => rows.map((row) => [row.referralId, row.service, row.serviceType, row.recipientAgencyId])
  it('name recipient and service to the parties', async () =>
    expect(about(await ask(referralsOfCase, as(uptd), { caseId }))).toEqual(
      expect.arrayContaining([
        [idOf('open'), 'SOCIAL', 'SOCIAL_REHABILITATION', dinsos.agencyId],
        [idOf('health'), 'HEALTH', 'HIV_TEST', hospital.agencyId],
        [idOf('discreet'), 'SERVICE', 'PROTECTION', lpsk.agencyId],
      ]),
    ))
  it('read as a service to others, or are absent', async () => {
    const rows = about(await ask(referralsOfCase, as(ngo), { caseId }))
    expect(rows).toHaveLength(2)
    expect(rows).toEqual(
      expect.arrayContaining([
        [idOf('open'), 'SOCIAL', 'SOCIAL_REHABILITATION', dinsos.agencyId],
        [idOf('health'), 'HEALTH', null, null],
      ]),
    )
  })
})

describe('tasks', () => {
  const of = async (actor: Actor, name: string) =>
    (await ask(myTasks, actor)).filter((row) => row.resourceId === idOf(name)).map((row) => [row.kind, row.waitingOn])
  const supervisor = as(uptd, 'supervisor')

  it('follow a transfer from the request to the hand-over', async () => {
    const stream = referralStream('transfer')
    await happened(stream, requested({ kind: 'TRANSFER' }), due())
    expect(await of(as(dinsos), 'transfer')).toEqual([['ANSWER_REFERRAL', 'my-agency']])
    expect(await of(as(uptd), 'transfer')).toEqual([['AWAIT_ANSWER', 'other']])
    await happened(stream, escalated())
    expect(await of(as(uptd), 'transfer')).toEqual([['DECIDE_ESCALATED', 'my-agency']])
    expect(await of(supervisor, 'transfer')).toEqual([['DECIDE_ESCALATED', 'me']])
    await happened(stream, accepted(as(dinsos).userId))
    expect(await of(as(dinsos), 'transfer')).toEqual([['ATTEND_HANDOVER', 'me']])
    expect(await of(as(uptd), 'transfer')).toEqual([['ATTEND_HANDOVER', 'my-agency']])
    await happened(stream, attended('RECIPIENT'))
    expect(await of(as(dinsos), 'transfer')).toEqual([['ATTEND_HANDOVER', 'other']])
    await happened(stream, attended('SENDER'))
    expect(await of(as(dinsos), 'transfer')).toEqual([['COMPLETE_HANDOVER', 'me']])
    expect(await of(as(ngo), 'transfer')).toEqual([])
  })
  it('ask for another agency after a rejection, until one is asked', async () => {
    const education = { service: 'SOCIAL' as const, serviceType: 'EDUCATION' as const }
    await happened(referralStream('refused'), requested(education), rejected())
    expect(await of(as(uptd), 'refused')).toEqual([['REDIRECT_REFERRAL', 'my-agency']])
    await happened(referralStream('instead'), requested({ ...education, recipientAgencyId: ngo.agencyId }))
    expect(await of(as(uptd), 'refused')).toEqual([])
  })
  it('of an accepted referral are of the caseworker alone (SAFETY 9)', async () => {
    const mine = { ...as(dinsos), userId: 'u-mine' }
    await happened(referralStream('taken'), requested(), due())
    expect(await of(as(dinsos), 'taken')).toEqual([['ANSWER_REFERRAL', 'my-agency']])
    await happened(referralStream('taken'), accepted(mine.userId))
    expect(await of(mine, 'taken')).toEqual([['COMPLETE_REFERRAL', 'me']])
    expect(await of(as(dinsos), 'taken')).toEqual([])
    expect(await of(as(dinsos, 'supervisor'), 'taken')).toEqual([])
  })
  it('of the sender are the supervisor’s once they are overdue, and not before', async () => {
    const health = { service: 'SOCIAL' as const, serviceType: 'EDUCATION' as const }
    await happened(referralStream('late'), requested({ ...health, caseId: idOf('late case') }), due())
    const at = async (actor: Actor, now: Date) =>
      (await ask(myTasks, actor, {}, now)).filter((row) => row.resourceId === idOf('late')).map((row) => [row.kind, row.waitingOn])
    expect(await at(supervisor, usualNow)).toEqual([])
    expect(await at(supervisor, tooLate)).toEqual([['AWAIT_ANSWER', 'other']])
    await happened(referralStream('late'), rejected('OUTSIDE_MANDATE'))
    expect(await at(supervisor, usualNow)).toEqual([])
    expect(await at(supervisor, tooLate)).toEqual([['REDIRECT_REFERRAL', 'my-agency']])
    await happened(referralStream('late'), rejectionEscalated())
    expect(await at(supervisor, usualNow)).toEqual([['REDIRECT_REFERRAL', 'me']])
  })
  it('say that it is about a child to those alone who may know of the case, and what is an emergency to whoever is asked', async () => {
    const childCase = idOf('case of a child')
    const opened = { caseId: childCase, personId: idOf('child'), agencyId: uptd.agencyId, caseworkerId: as(uptd).userId, area: kupang }
    await happened(caseFact.streamOf(service, childCase), { type: 'intake.CaseOpened', data: { ...opened, ageBand: 'CHILD_0_8' } })
    await happened(referralStream('child'), requested({ caseId: childCase, urgency: 'EMERGENCY', recipientAgencyId: hospital.agencyId }))
    const first = async (actor: Actor, ...cases: readonly string[]) => (await askKnowing(myTasks, actor, ...cases))[0]
    expect(await first(as(uptd), caseId, childCase)).toMatchObject({ resourceId: idOf('child'), immediateDanger: true, child: true })
    expect(await first(as(hospital))).toMatchObject({ resourceId: idOf('child'), immediateDanger: true, child: false, command: 'AcceptReferral' })
  })
  it('name the command to whom it is open, and none while it is another’s turn', async () => {
    const commands = async (actor: Actor) => (await ask(myTasks, actor)).map(({ kind, command }) => `${String(kind)} ${String(command)}`)
    expect(await commands(as(uptd))).toEqual(expect.arrayContaining(['AWAIT_ANSWER undefined', 'REDIRECT_REFERRAL RedirectReferral']))
    expect(await commands(as(hospital))).toContain('ANSWER_REFERRAL AcceptReferral')
    expect(await commands({ ...as(uptd), post: 'counsellor' })).toContain('REDIRECT_REFERRAL undefined')
  })
  it('name the public service only', async () => {
    const [task] = (await ask(myTasks, as(hospital))).filter((row) => row.resourceId === idOf('health'))
    expect(task).toMatchObject({ caseId, label: { id: 'Jawab rujukan: Layanan kesehatan' }, agencyId: hospital.agencyId })
  })
})

describe('a need that nobody serves', () => {
  const asked = { caseId: idOf('unserved case'), service: 'SOCIAL' as const, serviceType: 'LIVELIHOOD' as const }
  const others = async () => await ask(otherOffers, as(kemensos), { caseId: asked.caseId, service: 'LIVELIHOOD', senderAgencyId: uptd.agencyId })
  it('is looked for among those who did not refuse it', async () => {
    await happened(agencyStream(kemensos.agencyId), registeredAs(kemensos), offered('LIVELIHOOD'))
    expect(await others()).toEqual([{ service: 'LIVELIHOOD', areas: [kupang] }])
    await happened(referralStream('unserved'), requested({ ...asked, recipientAgencyId: kemensos.agencyId }), rejected('OUTSIDE_MANDATE'))
    expect(await others()).toEqual([])
  })
  it('is listed for the ministry as what is missing where, and says nothing of whom (SAFETY 17)', async () => {
    await happened(referralStream('unserved'), unserved())
    const row = { referralId: idOf('unserved'), publicService: 'SOCIAL', area: kupang, immediateDanger: false, child: false }
    const [need, ...more] = await ask(unservedNeeds, as(kemensos, 'duty-officer'))
    expect([need, more]).toEqual([{ ...row, since: expect.any(String), senderAgencyId: null }, []])
    expect(Object.keys(unservedNeeds.row.shape)).not.toEqual(expect.arrayContaining(['caseId']))
    expect(unservedNeeds.may.agencyKinds).toEqual(['KEMENSOS'])
  })
  it('is no more once another agency is asked', async () => {
    await happened(referralStream('served'), requested({ ...asked, recipientAgencyId: ngo.agencyId }))
    expect(await ask(unservedNeeds, as(kemensos, 'duty-officer'))).toEqual([])
  })
})

it('finds what rests on a consent that is withdrawn, and waits for an answer', async () => {
  await happened(referralStream('resting'), requested({ consentIds: [idOf('withdrawn consent')] }))
  await happened(referralStream('running'), requested({ consentIds: [idOf('withdrawn consent')] }), accepted())
  const event = { data: { consentId: idOf('withdrawn consent') } } as never
  const dispatched = await within(async (db) => stopDisclosureWhenConsentIsWithdrawn.run(event, { db }))
  expect(dispatched).toEqual([{ command: stopDisclosure, id: idOf('resting'), input: {} }])
})

it('hides a case from the excluded', async () => {
  expect(await ask(referralInbox, as(dinsos))).not.toEqual([])
  const excluded = { kind: 'excluded', caseId, userId: as(dinsos).userId, from: whenRecorded }
  await happened(`${service}.received.intake.exclusion-${caseId}`, {
    type: 'intake.ExcludedFromCase',
    data: {},
    meta: { ...meta, relations: { bound: [excluded], unbound: [] } },
  })
  expect(await ask(referralInbox, as(dinsos))).toEqual([])
  expect(await ask(myTasks, as(dinsos))).toEqual([])
  expect(await ask(referralInbox, as(dinsos, 'supervisor'))).not.toEqual([])
})

describe('the transfer of a case', () => {
  const data = {
    kind: 'TRANSFER' as const,
    serviceType: 'CASE_MANAGEMENT' as const,
    senderAgencyId: police.agencyId,
    recipientAgencyId: ngo.agencyId,
  }
  const own = { senderAgencyId: police.agencyId }
  const theirCase = idOf('their case')
  beforeAll(async () => {
    await happened(
      referralStream('transfer of a case'),
      { type: 'ReferralRequested', data: request({ ...data, caseId: theirCase }) },
      accepted('user-ngo-1'),
      {
        type: 'HandoverAttended',
        data: { party: 'SENDER', confirmedBy: 'user-1', endedWithIt: [idOf('ends with it')] },
      },
    )
    const open = { ...own, caseId: theirCase }
    await happened(referralStream('goes along'), {
      type: 'ReferralRequested',
      data: request({ ...open, serviceType: 'HEALTH', discretion: 'health' }),
    })
    await happened(referralStream('ends with it'), { type: 'ReferralRequested', data: request({ ...open, serviceType: 'LIVELIHOOD' }) })
    await happened(referralStream('theirs now'), { type: 'ReferralRequested', data: request({ ...open, recipientAgencyId: ngo.agencyId }) })
    await happened(referralStream('to protection'), {
      type: 'ReferralRequested',
      data: request({ ...open, recipientAgencyId: lpsk.agencyId, serviceType: 'PROTECTION', service: 'SERVICE', discretion: 'protected' }),
    })
  })
  it('shows both sides what is open, where a discreet one goes to its sender alone, and one to protection to nobody (SAFETY 2)', async () => {
    const shown = async (actor: Actor) =>
      new Map((await ask(openAtTransfer, actor, { transferId: idOf('transfer of a case') })).map((row) => [row.referralId, row.recipientAgencyId]))
    expect(await shown(as(police))).toEqual(
      new Map([
        [idOf('goes along'), dinsos.agencyId],
        [idOf('ends with it'), dinsos.agencyId],
        [idOf('theirs now'), ngo.agencyId],
      ]),
    )
    expect((await shown(as(ngo))).get(idOf('goes along'))).toBeNull()
    expect(await shown(as(uptd))).toEqual(new Map())
  })
  it('takes them along or ends them, and leaves one to protection with its sender', async () => {
    const moved = {
      stream: `${service}.received.intake.case-${theirCase}`,
      data: { from: police.agencyId, to: ngo.agencyId, caseworkerId: 'user-ngo-1', referralId: idOf('transfer of a case') },
    } as never
    const dispatched = await within(async (db) => passReferralsOnWhenAccountabilityMoves.run(moved, { db }))
    expect(new Map(dispatched.map(({ id, command }) => [id, command.name]))).toEqual(
      new Map([
        [idOf('goes along'), 'PassReferralOn'],
        [idOf('ends with it'), 'EndWithTransfer'],
        [idOf('theirs now'), 'EndWithTransfer'],
      ]),
    )
  })
})
