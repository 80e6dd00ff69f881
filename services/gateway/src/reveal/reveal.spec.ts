import { makeCaseNumber } from '@titian/vocabulary'
import { gatewayAmongStubs, services } from '../fixtures/gateway-among-stubs.ts'
import { problem } from '../fixtures/stub-service.ts'

const caseId = '11111111-1111-4111-8111-111111111111'
const caseNumber = makeCaseNumber(new Uint8Array(16).fill(7))
const theCase = (value: object) => ({ aggregate: 'case', id: caseId, caseId, version: 'v', value, redactions: [] })

describe('one group of fields of a case', () => {
  const { ask, stub } = gatewayAmongStubs()
  const query = `query ($group: FieldGroup!) { reveal(caseId: "${caseId}", group: $group) { label { en } text { id } } }`
  const looks = (name: string) => stub(name).heard.filter(({ path }) => path === '/resources/batch')

  it('is revealed on request, and nothing else, by one look at the services that have any', async () => {
    stub('intake').on('POST /resources/batch', { body: { resources: [theCase({ note: 'Takut pulang (rekaan)', caseNumber, status: 'open' })] } })
    const { data, errors } = await ask(query, { group: 'PSYCHOSOCIAL' })
    expect(errors).toBeUndefined()
    expect(data).toEqual({ reveal: [{ label: { en: 'text en' }, text: { id: 'Takut pulang (rekaan)' } }] })
    expect([looks('intake').length, looks('referral').length]).toEqual([1, 0])
  })

  it('is empty where it may not be read, and where there is no such case', async () => {
    stub('intake').on('POST /resources/batch', { body: { resources: [theCase({ caseNumber })] } })
    expect((await ask(query, { group: 'PSYCHOSOCIAL' })).data).toEqual({ reveal: [] })
    stub('intake').on('POST /resources/batch', { body: { resources: [] } })
    expect((await ask(query, { group: 'PSYCHOSOCIAL' })).data).toEqual({ reveal: [] })
  })
})

describe('a case by its number', () => {
  const { ask, stub } = gatewayAmongStubs()
  const find = (number: string) => ask('query ($number: String!) { findCase(number: $number) { id caseNumber } }', { number })

  it('is found however it is typed, and its number stands in no URL', async () => {
    stub('intake').on('POST /cases/search', { body: { items: [{ caseId }], next: null } })
    stub('intake').on('POST /resources/batch', { body: { resources: [theCase({ caseNumber })] } })
    expect((await find(caseNumber.toLowerCase().replaceAll('-', ' '))).data).toEqual({ findCase: { id: caseId, caseNumber } })
    const [asked] = stub('intake').heard.filter(({ path }) => path === '/cases/search')
    expect(asked).toMatchObject({ query: {}, body: { caseNumber } })
  })

  it('is missing where one may not know of it, and a mistyped number is said to be one', async () => {
    stub('intake').on('POST /cases/search', { body: { items: [], next: null } })
    expect(await find(caseNumber)).toMatchObject({ data: { findCase: null } })
    expect((await find('not a number')).errors?.[0]?.extensions?.['code']).toBe('CODE_SHAPE')
    stub('intake').on('POST /cases/search', problem(429, 'TOO_MANY_REQUESTS'))
    expect((await find(caseNumber)).errors?.[0]?.extensions?.['code']).toBe('TOO_MANY_REQUESTS')
  })
})

describe('rails of a case', () => {
  const { ask, stub } = gatewayAmongStubs()

  it('are its visible lines in time, without content', async () => {
    const when = { from: '2024-03-01T02:00:00.000Z', to: '2024-03-02T02:00:00.000Z', precision: 'day' }
    const recordedAt = { at: '2024-03-03T02:00:00.000Z', precision: 'day' }
    const words = { id: 'x', en: 'x' }
    const line = { eventId: 'e-1', sight: 'summary', label: words, occurredAt: when, recordedAt, agency: { agencyId: 'a' } }
    stub('referral').on('POST /entries/batch', { body: { entries: [line] } })
    const { data, errors } = await ask(`{ rails(caseId: "${caseId}") { from to recordedAt { at } service sight } }`)
    expect(errors).toBeUndefined()
    expect(data).toEqual({ rails: [{ from: when.from, to: when.to, recordedAt: { at: recordedAt.at }, service: 'referral', sight: 'SUMMARY' }] })
    expect(services.every((name) => stub(name).heard.some(({ path }) => path === '/entries/batch'))).toBe(true)
  })
})
