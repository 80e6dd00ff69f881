import { gatewayAmongStubs } from '../fixtures/gateway-among-stubs.ts'

describe('derived queries', () => {
  const { ask, stub } = gatewayAmongStubs()

  it('ask their one service with their parameters, and answer typed rows and the next page', async () => {
    const redactions = [{ path: 'sender', group: 'case', reason: 'NOT_PERMITTED', label: { id: 'x', en: 'Not for you' } }]
    stub('referral').on('GET /inbox', {
      body: {
        items: [{ id: 'r-1', service: 'SHELTER', cost: 9_000_000_000, redactions, secret: 'Ibu Rekaan' }, { id: 'r-2' }],
        next: 'n',
        stale: true,
      },
    })
    const { data, errors } = await ask(`{ referralInbox(standing: OVERDUE, first: 2, after: "c", minVersion: ["a", "b"]) {
      items { id service cost dueAt sender { name } redactions { path label { en } } } next stale } }`)
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      referralInbox: {
        items: [
          {
            id: 'r-1',
            service: 'SHELTER',
            cost: 9_000_000_000,
            dueAt: null,
            sender: null,
            redactions: [{ path: 'sender', label: { en: 'Not for you' } }],
          },
          { id: 'r-2', service: null, cost: null, dueAt: null, sender: null, redactions: [] },
        ],
        next: 'n',
        stale: true,
      },
    })
    expect(stub('referral').heard).toEqual([
      expect.objectContaining({ method: 'GET', path: '/inbox', query: { standing: 'overdue', first: '2', after: 'c' } }),
    ])
    expect(stub('referral').heard[0]?.headers['x-min-version']).toBe('a,b')
  })

  it('send what must stand in no address in the body', async () => {
    stub('intake').on('POST /public-reports/search', { body: { items: [{ answer: { id: 'Diterima', en: 'Received' } }], next: null } })
    const { data } = await ask('{ publicReportStatus(returnCode: "ABC") { items { answer { id } } next } }')
    expect(data).toEqual({ publicReportStatus: { items: [{ answer: { id: 'Diterima' } }], next: null } })
    expect(stub('intake').heard[0]).toMatchObject({ method: 'POST', query: {}, body: { returnCode: 'ABC', first: 20 } })
  })

  it('say codes as they are called outside, and take them so', async () => {
    stub('intake').on('GET /cases', { body: { items: [{ caseId: 'c', status: 'open' }], next: null } })
    expect((await ask('{ cases(status: OPEN) { items { status } } }')).data).toEqual({ cases: { items: [{ status: 'OPEN' }] } })
    expect(stub('intake').heard[0]?.query).toEqual({ status: 'open', first: '20' })
  })
})

describe('what is the same for all', () => {
  const { ask, stub } = gatewayAmongStubs()

  it('are code lists with labels', async () => {
    expect((await ask('{ codeLists(names: ["agency-kind", "none"]) { name codes { code label { id en } } } }')).data).toEqual({
      codeLists: [{ name: 'agency-kind', codes: [{ code: 'POLICE', label: { id: 'Kepolisian', en: 'Police' } }] }],
    })
    expect((await ask('{ codeLists { name } }')).data).toEqual({ codeLists: [{ name: 'agency-kind' }, { name: 'case-status' }] })
  })

  it('are areas, by code and by name, with what they lie in', async () => {
    const { data } = await ask(`{ area(code: "53.71.04.1009") { label { id } level parents { code level } }
      areas(search: "kupang", within: "53", level: REGENCY) { code label { en } } none: area(code: "99") { code } }`)
    expect(data).toMatchObject({
      area: { level: 'VILLAGE', parents: [{ code: '53' }, { code: '53.71', level: 'REGENCY' }, { code: '53.71.04' }] },
      areas: expect.arrayContaining([{ code: '53.71', label: { en: 'Kota Kupang, Nusa Tenggara Timur' } }]),
      none: null,
    })
  })

  it('is not who asks: that is said by the service that knows', async () => {
    const boards = { intake: ['cases', 'reports'], referral: ['referralInbox'] }
    for (const [name, some] of Object.entries(boards))
      stub(name).on('GET /me', {
        body: {
          userId: 'u-7',
          post: 'caseworker',
          unitId: null,
          agencyId: 'a-1',
          agencyKind: 'UPTD_PPA',
          purposes: ['SERVICES'],
          boards: some,
          begins: name === 'intake' ? ['SubmitReport'] : [],
        },
      })
    stub('referral').on('GET /agencies', {
      body: { items: [{ agencyId: 'a-1', label: { id: 'UPTD Rekaan', en: 'Invented UPTD' }, zone: 'Asia/Makassar' }], next: null },
    })
    const { data } = await ask(
      '{ me { userId post { code label { en } } unitId agency { label { en } } agencyKind { code } zone purposes { code } boards begins { code } } }',
      {},
      { authorization: 'Bearer person' },
    )
    expect(data).toMatchObject({
      me: {
        userId: 'u-7',
        post: { code: 'caseworker', label: { en: expect.stringMatching(/case/i) } },
        unitId: null,
        agency: { label: { en: 'Invented UPTD' } },
        agencyKind: { code: 'UPTD_PPA' },
        zone: 'WITA',
        purposes: [{ code: 'SERVICES' }],
        boards: ['cases', 'referralInbox', 'reports'],
        begins: [{ code: 'SubmitReport' }],
      },
    })
    expect(stub('referral').heard[0]?.headers.authorization).toBe('Bearer person')
  })
})
