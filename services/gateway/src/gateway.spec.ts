import { gatewayAmongStubs, services } from './fixtures/gateway-among-stubs.ts'
import { problem } from './fixtures/stub-service.ts'

const caseId = '11111111-1111-4111-8111-111111111111'
const key = '22222222-2222-4222-8222-222222222222'

describe('the gateway', () => {
  const { ask, stub, stubs, start, url, logged } = gatewayAmongStubs()

  const accept = `mutation ($key: ID!) { acceptReferral(key: $key, id: "${caseId}", expectedVersion: "v1", minVersion: ["a", "b"]) {
    __typename ... on Done { id version changed state { __typename id version caseId ... on Referral { service status } } }
    ... on Rejected { code message { id en } details { name value } errors { path code message { en } } } } }`

  describe('given a command', () => {
    it('passes on who asks, why, the key, the versions and the trace, and nothing else', async () => {
      stub('referral').on(`POST /referrals/${caseId}/accept`, {
        body: {
          id: caseId,
          version: 'v2',
          changed: true,
          state: { aggregate: 'referral', id: caseId, caseId: 'c', service: 'SHELTER', status: null },
        },
      })
      const correlation = '33333333-3333-4333-8333-333333333333'
      const { data } = await ask(
        accept,
        { key },
        {
          authorization: 'Bearer person',
          'x-purpose': 'SERVICES',
          'x-correlation-id': correlation,
          traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
          cookie: 'secret=1',
        },
      )
      expect(data).toEqual({
        acceptReferral: {
          __typename: 'Done',
          id: caseId,
          version: 'v2',
          changed: true,
          state: { __typename: 'Referral', id: caseId, version: 'v2', caseId: 'c', service: 'SHELTER', status: null },
        },
      })
      const [heard] = stub('referral').heard
      expect(heard?.headers).toMatchObject({
        authorization: 'Bearer person',
        'x-purpose': 'SERVICES',
        'x-correlation-id': correlation,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        'idempotency-key': key,
        'if-match': 'v1',
        'x-min-version': 'a,b',
      })
      expect(heard?.headers['cookie']).toBeUndefined()
      expect(heard?.body).toEqual({ input: {} })
    })

    it('hands on input and time as the service wants them', async () => {
      stub('intake').on('POST /reports', { status: 201, body: { id: caseId, version: 'v1', changed: true, state: null } })
      await ask(
        `mutation { submitReport(key: "${key}", input: { channel: WALK_IN, narrative: "x", kind: null },
           occurredAt: { from: "2024-03-01T09:00:00+07:00", to: "2024-03-01T09:00:00+07:00", precision: MINUTE }) { __typename } }`,
      )
      expect(stub('intake').heard[0]?.body).toEqual({
        input: { channel: 'WALK_IN', narrative: 'x' },
        occurredAt: { from: '2024-03-01T02:00:00.000Z', to: '2024-03-01T02:00:00.000Z', precision: 'minute' },
      })
    })

    it.each([400, 403, 404, 409, 412, 503])('answers a problem of status %i with its code and words', async (status) => {
      stub('referral').on(
        `POST /referrals/${caseId}/accept`,
        problem(status, 'SOME_CODE', { details: { a: 1 }, errors: [{ path: 'x', code: 'TOO_BIG', message: { id: 'i', en: 'e' } }] }),
      )
      const { data, errors } = await ask(accept, { key })
      expect(errors).toBeUndefined()
      expect(data).toEqual({
        acceptReferral: {
          __typename: 'Rejected',
          code: 'SOME_CODE',
          message: { id: 'SOME_CODE id', en: 'SOME_CODE en' },
          details: [{ name: 'a', value: '1' }],
          errors: [{ path: 'x', code: 'TOO_BIG', message: { en: 'e' } }],
        },
      })
    })

    it('says of a service that is away that the same key may be sent again', async () => {
      await stub('referral').stop()
      const { data } = await ask(accept, { key })
      expect(data).toMatchObject({ acceptReferral: { code: 'SERVICE_AWAY', message: { en: expect.stringContaining('same key') } } })
    })

    it('gives no token as an error that one must sign in', async () => {
      stub('referral').on(`POST /referrals/${caseId}/accept`, problem(401, 'UNAUTHENTICATED'))
      const { errors, status } = await ask(accept, { key })
      expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED')
      expect(status).toBe(401)
    })

    it('masks what is unknown, and logs it once without its words', async () => {
      stub('referral').on(`POST /referrals/${caseId}/accept`, { body: { surprise: 'Ibu Rekaan' } })
      const { errors } = await ask(accept, { key })
      expect(errors).toEqual([
        expect.objectContaining({ message: 'Ada gangguan pada sistem', extensions: expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }) }),
      ])
      expect(logged()).toHaveLength(1)
      expect(JSON.stringify(logged())).not.toContain('Rekaan')
    })
  })

  describe('asked for a timeline', () => {
    const query = `query { timeline(caseId: "${caseId}") { total next stale incomplete { id en } entries { number label { id } agency { id name } facts { label { en } text { en } } } } }`
    const entry = (eventId: string, minute: number) => ({
      eventId,
      sight: 'full',
      label: { id: eventId, en: eventId },
      type: 'T',
      facts: [
        { label: { id: 'Kepada', en: 'To' }, agencyId: 'a-1' },
        { label: { id: 'Kepada', en: 'To' }, agencyId: 'a-hidden' },
        { label: { id: 'Layanan', en: 'Service' }, text: { id: 'Rumah aman', en: 'Shelter' } },
      ],
      redactions: [],
      occurredAt: { from: `2024-03-01T02:0${minute}:00.000Z`, to: `2024-03-01T02:0${minute}:00.000Z`, precision: 'minute' },
      recordedAt: { at: `2024-03-01T02:0${minute}:00.000Z`, precision: 'minute', zone: 'WITA' },
      agency: { agencyId: 'a-1' },
    })

    beforeEach(() => {
      stub('intake').on('POST /entries/batch', { body: { entries: [entry('opened', 1), entry('closed', 3)] } })
      stub('referral').on('POST /entries/batch', { body: { entries: [entry('asked', 2)] } })
      stub('referral').on('GET /agencies', {
        body: { items: [{ agencyId: 'a-1', label: { id: 'Dinas Rekaan', en: 'Invented agency' } }], next: null },
      })
    })

    it('asks every service, merges, and names agencies from one look into the directory', async () => {
      const { data } = await ask(query, {}, { authorization: 'Bearer person' })
      expect(data).toMatchObject({
        timeline: {
          total: 3,
          next: null,
          incomplete: null,
          entries: [
            {
              number: 1,
              label: { id: 'opened' },
              agency: { id: 'a-1', name: 'Dinas Rekaan' },
              facts: [
                { label: { en: 'To' }, text: { en: 'Invented agency' } },
                { label: { en: 'To' }, text: { en: 'An agency' } },
                { label: { en: 'Service' }, text: { en: 'Shelter' } },
              ],
            },
            { number: 2, label: { id: 'asked' } },
            { number: 3, label: { id: 'closed' } },
          ],
        },
      })
      const looks = stub('referral').heard.filter(({ path }) => path === '/agencies')
      expect(looks.map(({ query: { ids } }) => ids?.split(',').sort())).toEqual([['a-1', 'a-hidden']])
      const asked = stubs().flatMap(({ heard }) => heard.filter(({ path }) => path !== '/agencies'))
      expect(asked.map(({ path }) => path).sort()).toEqual(['/entries/batch', '/entries/batch', '/entries/batch', '/timeline'])
      expect(asked.find(({ path }) => path === '/timeline')?.headers).toMatchObject({
        'x-client-assertion': 'Bearer own',
        authorization: 'Bearer person',
      })
    })

    it('leaves no trace of a reference whose service shows no line', async () => {
      const without = (await ask(query)).data
      const reference = { service: 'referral', eventId: 'hidden', occurredAt: '2024-03-01T02:01:30.000Z', recordedAt: '2024-03-01T02:01:30.000Z' }
      stub('case-history').on('GET /timeline', { body: { references: [reference] } })
      expect((await ask(query)).data).toEqual(without)
    })

    it.each(['case-history', 'intake', 'referral'])('says the same sentence whichever service is away: %s', async (away) => {
      await stub(away).stop()
      const { data, errors } = await ask(query)
      expect(errors).toBeUndefined()
      expect(data).toMatchObject({ timeline: { incomplete: { en: 'Some services are away; this list may be incomplete' } } })
    })

    it('says it also of a service that does not answer in time', async () => {
      await start({ readMs: 100 })
      let answer = () => {}
      stub('referral').on('POST /entries/batch', () => new Promise((resolve) => (answer = () => resolve({ body: { entries: [] } }))))
      const { data } = await ask(query)
      answer()
      expect(data).toMatchObject({ timeline: { total: 2, incomplete: { id: expect.any(String) } } })
    })

    it('is no list at all without a token', async () => {
      for (const name of services) stub(name).on('POST /entries/batch', problem(401, 'UNAUTHENTICATED'))
      expect((await ask(query)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED')
    })
  })

  it('refuses the list of looks while a service is away, and merges the answers of one request', async () => {
    const look = {
      at: '2024-03-01T02:00:00.000Z',
      agency: { label: { id: 'layanan', en: 'service' } },
      purpose: 'SERVICES',
      outcome: 'permitted',
      correlationId: 'c',
    }
    const query = `query ($after: String) { whoLooked(caseId: "${caseId}", first: 1, after: $after) {
      items { at withheld actions { code label { en } } fieldGroups { code } purpose { label { en } } agency { name } } next } }`
    for (const name of services)
      stub(name).on('GET /access-entries', {
        body: {
          looks: [
            { ...look, action: 'AcceptReferral', fieldGroups: [name] },
            { at: '2024-03-02T17:00:00.000Z', withheld: true },
          ],
          until: null,
        },
      })
    const first = (await ask(query)).data['whoLooked'] as unknown as { items: unknown[]; next: string }
    expect(first.items).toEqual([{ at: '2024-03-02T17:00:00.000Z', withheld: true, actions: [], fieldGroups: [], purpose: null, agency: null }])
    expect((await ask(query, { after: first.next })).data['whoLooked']).toEqual({
      items: [
        {
          at: look.at,
          withheld: false,
          actions: [{ code: 'AcceptReferral', label: { en: 'Accept' } }],
          fieldGroups: [{ code: 'case-history' }, { code: 'intake' }, { code: 'referral' }],
          purpose: { label: { en: expect.stringMatching(/service/i) } },
          agency: { name: 'layanan' },
        },
      ],
      next: null,
    })
    await stub('intake').stop()
    expect((await ask(query)).errors?.[0]?.extensions?.['code']).toBe('SERVICE_AWAY')
  })

  it('gives a known problem of a read its code', async () => {
    stub('intake').on('GET /cases', problem(400, 'TOKEN_INVALID'))
    expect((await ask('{ cases(after: "x") { next } }')).errors?.[0]).toMatchObject({
      message: 'TOKEN_INVALID id',
      extensions: { code: 'TOKEN_INVALID' },
    })
  })

  it('ticks only when what this person sees has changed, and ends with RELOAD', async () => {
    const line = {
      eventId: 'e',
      sight: 'full',
      label: { id: 'l', en: 'l' },
      redactions: [],
      recordedAt: { at: '2024-03-01T02:00:00.000Z', precision: 'day' },
      agency: { agencyId: 'a' },
    }
    const happened = { from: '2024-03-01T02:00:00.000Z', to: '2024-03-01T02:00:00.000Z', precision: 'minute' }
    let reads = 0
    // Seen: nothing at first, nothing after the first tick (a hidden line), one line after the second.
    stub('intake').on('POST /entries/batch', () => {
      reads += 1
      return { body: { entries: reads > 2 ? [{ ...line, occurredAt: happened }] : [] } }
    })
    const tick = 'event: changed\ndata: {}\n\n'
    stub('case-history').on('GET /timeline/stream', { body: `: open\n\n${tick}${tick}event: reload\ndata: {}\n\n` })
    const response = await fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: `subscription { timelineChanged(caseId: "${caseId}") }` }),
    })
    const raw = await response.text()
    const said = [...raw.matchAll(/"timelineChanged":"(\w+)"/g)].map(([, name]) => name)
    expect(said).toEqual(['CHANGED', 'RELOAD'])
    expect(reads).toBe(3)
  })
})
