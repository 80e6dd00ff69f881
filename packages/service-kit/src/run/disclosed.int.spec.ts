import { randomUUID } from 'node:crypto'
import type { Held } from '@titian/access'
import { type CarriedRelation, whenRecorded } from '@titian/core'
import { tookReferral } from '@titian/testing'
import { receive } from './received-fixture.ts'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'

const agency = 'aaaaaaaa-0000-4000-8000-000000000001'
const other = 'aaaaaaaa-0000-4000-8000-000000000004'
const caseworker: Who = { sub: 'u-rekaan-1', agency, agency_kind: 'UPTD_PPA', post: 'caseworker' }
const recipient: Who = { sub: 'u-rekaan-4', agency: other, agency_kind: 'NGO', post: 'caseworker' }
const counsellor: Who = { sub: 'u-rekaan-5', agency: other, agency_kind: 'NGO', post: 'counsellor' }
const boss: Who = { sub: 'u-rekaan-6', agency, agency_kind: 'UPTD_PPA', post: 'supervisor' }

describe('what a recipient reads of a running service', () => {
  let errands: Errands
  const held: Held[] = []
  beforeAll(async () => {
    errands = await runErrands({ posts: { spansOf: async () => held } })
  })
  afterAll(() => errands.stop())
  const { ask, command } = asking({ token: (who) => errands.token(who) }, () => errands.url)

  async function anErrand() {
    const of = { caseId: randomUUID(), personId: randomUUID() }
    const { id } = (await command(caseworker, '/errands', { ...of, note: 'rekaan' })).body
    return { ...of, id, referral: `referral.referral-${randomUUID()}` }
  }
  type AnErrand = Awaited<ReturnType<typeof anErrand>>
  const took = ({ referral, ...of }: AnErrand, disclosed = {}) =>
    receive(errands, referral, 'ReferralAccepted', { caseworkerId: recipient.sub }, tookReferral(of, other, recipient.sub, disclosed))
  const consent = ({ caseId, personId }: AnErrand, type: string, data: object = {}) =>
    receive(errands, `intake.consent-${personId}`, type, {
      ...{ consentId: personId, personId, caseId, purpose: 'SERVICES', categories: ['contact'], recipientAgencyId: other },
      ...data,
    })
  const noteFor = async (who: Who, id: string, asOf = '') => (await ask(who, 'GET', `/errands/${id}${asOf && `?asOf=${asOf}`}`)).body?.note
  const linesFor = async (who: Who, caseId: string, asOf?: string) =>
    (await ask(who, 'POST', '/entries/batch', { caseId, ...(asOf && { asOf }) })).body.entries as { sight: string; type?: string; facts: unknown[] }[]

  it('is what was disclosed to it, no more, and only while she agrees (SAFETY 12)', async () => {
    const errand = await anErrand()
    await took(errand)
    await consent(errand, 'ConsentGiven')
    expect(await noteFor(recipient, errand.id)).toBeNull()
    const [line] = await linesFor(recipient, errand.caseId)
    expect(line).toMatchObject({ sight: 'full' })
    expect(JSON.stringify(line)).not.toContain('rekaan')

    const again = { ...errand, referral: `referral.referral-${randomUUID()}` }
    await took(again, { contact: 'CONSENT' })
    expect(await noteFor(recipient, errand.id)).toBe('rekaan')
    expect(JSON.stringify(await linesFor(recipient, errand.caseId))).toContain('rekaan')

    await consent(errand, 'ConsentWithdrawn')
    expect(await noteFor(recipient, errand.id)).toBeNull()
    expect(JSON.stringify(await linesFor(recipient, errand.caseId))).not.toContain('rekaan')
  })

  it('opens of one person, and of no other in the same case', async () => {
    const errand = await anErrand()
    const { id: ofAnother } = (await command(caseworker, '/errands', { caseId: errand.caseId, personId: randomUUID(), note: 'lain' })).body
    await took(errand, { contact: 'CONSENT' })
    await consent(errand, 'ConsentGiven')
    expect([await noteFor(recipient, errand.id), await noteFor(recipient, ofAnother)]).toEqual(['rekaan', null])
  })

  it('is of a case that one only gives a service in that something happened (SAFETY 4)', async () => {
    const errand = await anErrand()
    const provides: CarriedRelation = { kind: 'providerAgency', caseId: errand.caseId, agencyId: other, from: whenRecorded }
    await receive(errands, `victim-support.service-${randomUUID()}`, 'ServiceScheduled', {}, [provides])
    await consent(errand, 'ConsentGiven')
    expect(await linesFor(counsellor, errand.caseId)).toMatchObject([{ sight: 'redacted', facts: [] }])
    expect((await ask(counsellor, 'GET', `/errands/${errand.id}`)).body).not.toHaveProperty('note')
  })

  it('is of a past what one saw then and may see now: a person in a post, not whoever has it today (SAFETY 9, 10)', async () => {
    const errand = await anErrand()
    const supervises: CarriedRelation = { kind: 'supervisor', caseId: errand.caseId, agencyId: agency, from: whenRecorded }
    await receive(errands, `intake.case-${errand.caseId}`, 'CaseNoted', {}, [supervises])
    const then = errands.clock.now().toISOString()
    errands.clock.advance(86_400_000)
    const came = errands.clock.now().toISOString()
    held.splice(0, held.length, { from: came })
    errands.clock.advance(86_400_000)
    const today = errands.clock.now().toISOString()
    expect(await linesFor(boss, errand.caseId)).toHaveLength(1)
    expect(await linesFor(boss, errand.caseId, today)).toHaveLength(1)
    expect(await linesFor(boss, errand.caseId, then)).toEqual([])
    expect((await ask(boss, 'GET', `/errands/${errand.id}?asOf=${then}`)).status).toBe(404)
    held.splice(0, held.length, { from: '2020-01-01T00:00:00.000Z' })
    expect(await linesFor(boss, errand.caseId, then)).toHaveLength(1)
    // Whoever is named needs no register to say that it was her.
    held.splice(0, held.length)
    expect(await linesFor(caseworker, errand.caseId, then)).toHaveLength(1)
    expect(await linesFor(boss, errand.caseId, then)).toEqual([])
  })
})
