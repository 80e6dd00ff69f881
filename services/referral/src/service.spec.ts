import { agencyFact, referralFact } from '@titian/case-file'
import { complete, undeclaredFields } from '@titian/service-kit'
import { agency } from './agency/agency.ts'
import { referral } from './referral/referral.ts'
import { referralService } from './service.ts'

/** Public types with the fields that leave, over all events that go by that name. */
const published = (events: Readonly<Record<string, { about: { publish?: { as?: string; fields: readonly string[] } } }>>) =>
  Object.entries(events).map(([type, { about }]) => ({ type: about.publish?.as ?? type, fields: about.publish?.fields ?? [] }))

describe('what referral tells other services', () => {
  it.each([
    ['agency', agencyFact.events, published(agency.events)],
    ['referral', referralFact.events, published(referral.events)],
  ])('has each event and field that they read of %s', (_, wanted, told) => {
    for (const [type, { schema }] of Object.entries(wanted)) {
      const same = told.filter((one) => one.type === type)
      expect(same).not.toEqual([])
      for (const { fields } of same) expect(fields).toEqual(expect.arrayContaining(Object.keys(schema.shape)))
    }
  })
  it('never has the service itself, its reason or its basis', () => {
    for (const { fields } of published(referral.events))
      for (const secret of ['serviceType', 'reason', 'text', 'basis', 'byLaw', 'disclosedCategories', 'how']) expect(fields).not.toContain(secret)
  })
})

it('says what every field means, also of what the kit adds', () => {
  expect(undeclaredFields(referralService)).toEqual([])
  expect(undeclaredFields(complete(referralService))).toEqual([])
})

describe('the table of contents', () => {
  it('names each command once', () => {
    const names = referralService.commands.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
  it('knows each code that a view or command may refuse with, in both languages', () => {
    for (const { id, en } of Object.values(referralService.rejections)) expect([id, en].every((text) => text.length > 5)).toBe(true)
  })
})
