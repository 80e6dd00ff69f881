import { isRejection } from '@titian/core'
import { as, idOf, ngo, stateAfter, uptd } from '@titian/testing'
import { failHandover } from '../referral/fail-handover.ts'
import { consents, consentTo, openCase, recipients, rejected, requested } from '../referral/fixtures.ts'
import { openRedirectedReferral } from '../referral/open-redirected-referral.ts'
import { redirectReferral } from '../referral/redirect-referral.ts'
import { referral } from '../referral/referral.ts'
import { failHandoverWhenRefused } from './fail-handover.ts'
import { openReferralWhenRedirected } from './open-redirected-referral.ts'

const nothing = { db: { query: async () => ({ rows: [], rowCount: 0 }) } }

describe('a redirection', () => {
  it('opens the referral that it names, with an input that its command takes', async () => {
    const decided = redirectReferral.decide({ recipientAgencyId: ngo.agencyId }, stateAfter(referral, requested(), rejected()), {
      actor: as(uptd),
      now: new Date('2024-03-04T02:00:00.000Z'),
      id: idOf('referral'),
      purpose: 'SERVICES',
      newId: idOf,
      newBytes: () => new Uint8Array(),
      newPersonId: idOf,
      theCase: openCase,
      consents: consents(consentTo(ngo, ['identity', 'psychosocial'])),
      bound: [],
      recipient: recipients.ngo,
    })
    if (isRejection(decided)) throw new Error(decided.rejected)
    const [event] = decided
    expect(event?.type).toBe(openReferralWhenRedirected.type)
    const [opened] = (await openReferralWhenRedirected.run(event as never, nothing)) ?? []
    expect(opened).toMatchObject({ command: openRedirectedReferral, id: idOf('redirected referral') })
    expect(openRedirectedReferral.input.parse(opened?.input)).toMatchObject({ recipientAgencyId: ngo.agencyId, service: 'SOCIAL_REHABILITATION' })
  })
})

it('a refused transfer fails the hand-over of its referral', () =>
  expect(failHandoverWhenRefused.run({ data: { referralId: idOf('referral'), code: 'NOT_ACCOUNTABLE' } } as never, nothing)).toEqual([
    { command: failHandover, id: idOf('referral'), input: { code: 'NOT_ACCOUNTABLE' } },
  ]))
