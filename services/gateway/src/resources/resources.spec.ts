import { gatewayAmongStubs } from '../fixtures/gateway-among-stubs.ts'
import { problem, type StubService } from '../fixtures/stub-service.ts'

const caseId = '11111111-1111-4111-8111-111111111111'
const redaction = { path: 'note', group: 'psychosocial', reason: 'NOT_PERMITTED', label: { id: 'Bukan untuk Anda', en: 'Not for you' } }

describe('resources', () => {
  const { ask, stub } = gatewayAmongStubs()
  const heard = ({ heard: all }: StubService) => all.filter(({ path }) => path === '/resources/batch')
  const resource = (aggregate: string, id: string, value: object, more: object = {}) => ({
    aggregate,
    id,
    caseId,
    version: 'v',
    value,
    redactions: [],
    ...more,
  })

  beforeEach(() => {
    stub('intake').on('POST /resources/batch', {
      body: {
        resources: [
          resource(
            'case',
            caseId,
            { caseNumber: '7K3M-92QF', status: 'open', area: '53.71', caseworker: 'u-7', note: null },
            { redactions: [redaction] },
          ),
          resource('subject', 's-1', { languages: ['id'], country: 'ID' }),
        ],
      },
    })
    stub('referral').on('POST /resources/batch', {
      body: {
        resources: [
          resource('referral', 'r-1', { service: 'SHELTER', recipient: 'a-1', handover: { at: '2024-03-01T02:00:00.000Z' } }),
          resource('referral', 'r-2', { service: 'HEALTH' }),
        ],
      },
    })
    stub('referral').on('GET /agencies', { body: { items: [{ agencyId: 'a-1', label: { id: 'Dinas Rekaan', en: 'Invented agency' } }], next: null } })
  })

  it('are read with their case in one call to each service, typed, with what is not shown and why', async () => {
    const { data, errors } = await ask(
      `query ($id: ID!) { case(id: $id, asOf: "2024-05-01T00:00:00+07:00", minVersion: ["a"]) { ...all referrals { id service recipient { name } handover { at by { userId } } } } }
       fragment all on Case { id caseNumber status area { code label { id } } caseworker { userId } note accountable { name } consents { id }
         subject { id languages { label { en } } country { label { id } } } redactions { path reason label { en } } }`,
      { id: caseId.toUpperCase() },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      case: {
        id: caseId,
        caseNumber: '7K3M-92QF',
        status: 'OPEN',
        area: { code: '53.71', label: { id: 'Kota Kupang, Nusa Tenggara Timur' } },
        caseworker: { userId: 'u-7' },
        note: null,
        // Absent stays absent: no value, and nothing that says so.
        accountable: null,
        consents: [],
        subject: { id: 's-1', languages: [{ label: { en: 'Indonesian' } }], country: { label: { id: 'Indonesia' } } },
        redactions: [{ path: 'note', reason: 'NOT_PERMITTED', label: { en: 'Not for you' } }],
        referrals: [
          { id: 'r-1', service: 'SHELTER', recipient: { name: 'Dinas Rekaan' }, handover: { at: '2024-03-01T02:00:00.000Z', by: null } },
          { id: 'r-2', service: 'HEALTH', recipient: null, handover: null },
        ],
      },
    })
    const asOf = '2024-04-30T17:00:00.000Z'
    expect(heard(stub('intake')).map(({ body }) => body)).toEqual([
      { ofCases: [caseId], aggregates: ['consent', 'subject'], resources: [{ aggregate: 'case', id: caseId }], asOf },
    ])
    expect(heard(stub('referral')).map(({ body }) => body)).toEqual([{ ofCases: [caseId], aggregates: ['referral'], asOf }])
    expect(heard(stub('intake'))[0]?.headers['x-min-version']).toBe('a')
  })

  it('of the lines of a timeline go into the same call as those of its case', async () => {
    const line = (eventId: string, id: string) => ({
      eventId,
      sight: 'full',
      label: { id: 'l', en: 'l' },
      facts: [],
      redactions: [],
      occurredAt: { from: '2024-03-01T02:00:00.000Z', to: '2024-03-01T02:00:00.000Z', precision: 'minute', zone: 'WITA' },
      recordedAt: { at: '2024-03-01T02:00:00.000Z', precision: 'day', zone: 'WIB' },
      agency: { agencyId: 'a-1' },
      resource: { aggregate: 'referral', id },
      corrects: 'e-0',
    })
    stub('referral').on('POST /entries/batch', {
      body: { entries: [line('e-1', 'r-1'), line('e-2', 'r-2'), line('e-3', 'r-1'), line('e-4', 'r-gone')] },
    })
    const { data, errors } = await ask(`{
      case(id: "${caseId}") { referrals { id } }
      timeline(caseId: "${caseId}") { entries { id corrects occurredAt { zone label { id } } recordedAt { precision label { en } }
        resource { __typename id ... on Referral { service } } } } }`)
    expect(errors).toBeUndefined()
    const entries = (data['timeline'] as unknown as { entries: object[] }).entries
    expect(entries[0]).toEqual({
      id: 'e-1',
      corrects: 'e-0',
      occurredAt: { zone: 'WITA', label: { id: '1 Mar 2024, 10.00 WITA' } },
      recordedAt: { precision: 'DAY', label: { en: '1 Mar 2024' } },
      resource: { __typename: 'Referral', id: 'r-1', service: 'SHELTER' },
    })
    expect(entries.map((one) => (one as { resource: { id: string } | null }).resource?.id)).toEqual(['r-1', 'r-2', 'r-1', undefined])
    expect(heard(stub('referral')).map(({ body }) => body)).toEqual([
      {
        ofCases: [caseId],
        aggregates: ['referral'],
        resources: ['r-1', 'r-2', 'r-gone'].map((id) => ({ aggregate: 'referral', id })),
      },
    ])
    expect(heard(stub('intake'))).toHaveLength(1)
  })

  it('that do not exist and that one may not know of look the same', async () => {
    stub('intake').on('POST /resources/batch', { body: { resources: [] } })
    const { data, errors } = await ask(`{ case(id: "${caseId}") { id } }`)
    expect(data).toEqual({ case: null })
    expect(errors?.[0]).toMatchObject({ message: 'Tidak ditemukan', extensions: { code: 'NOT_FOUND' } })
  })

  it('of a service in which a post has no part are none', async () => {
    stub('referral').on('POST /resources/batch', problem(403, 'FORBIDDEN'))
    const { data, errors } = await ask(`{ case(id: "${caseId}") { id referrals { id } } }`)
    expect(errors).toBeUndefined()
    expect(data).toEqual({ case: { id: caseId, referrals: [] } })
  })

  it('leave a case readable while the service that has others of it is away', async () => {
    await stub('referral').stop()
    const { data, errors } = await ask(`{ case(id: "${caseId}") { caseNumber referrals { id } } }`)
    expect(data).toEqual({ case: { caseNumber: '7K3M-92QF', referrals: null } })
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['SERVICE_AWAY'])
  })

  it('are asked a hundred at a time', async () => {
    const many = Array.from({ length: 15 }, (_, n) => `a${n}: referral(id: "r-${n}") { id }`).join(' ')
    await ask(`{ ${many} }`)
    expect(heard(stub('referral'))).toHaveLength(1)
  })
})
