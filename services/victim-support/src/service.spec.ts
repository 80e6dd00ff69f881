import { complete, undeclaredFields } from '@titian/service-kit'
import { victimSupportService } from './service.ts'

const published = victimSupportService.aggregates.flatMap(({ events }) => Object.values(events).flatMap(({ about }) => about.publish?.fields ?? []))

it('says what every field means, also of what the kit adds', () => {
  expect(undeclaredFields(victimSupportService)).toEqual([])
  expect(undeclaredFields(complete(victimSupportService))).toEqual([])
})

describe('the table of contents', () => {
  it('names each command once', () => {
    const names = victimSupportService.commands.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
  it('says each refusal in both languages', () => {
    for (const { id, en } of Object.values(victimSupportService.rejections)) expect([id, en].every((text) => text.length > 5)).toBe(true)
  })
  it('tells other services ids and public types only', () => expect([...new Set(published)].sort()).toEqual(['agencyId', 'caseId', 'service']))
})
