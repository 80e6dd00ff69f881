import { getIntrospectionQuery } from 'graphql'
import { gatewayAmongStubs } from '../fixtures/gateway-among-stubs.ts'
import { examplesIn } from './examples.ts'

const caseId = '11111111-1111-4111-8111-111111111111'

describe('the gateway protects itself: it', () => {
  const { ask, stubs, start, url } = gatewayAmongStubs()

  const deep = (n: number): string => (n === 0 ? 'id' : `ofType { ${deep(n - 1)} }`)

  it('refuses what is too deep, directly and by fragments', async () => {
    const direct = await ask(`{ __schema { types { fields { type { ${deep(12)} } } } } }`)
    expect(direct.errors).toBeDefined()
    const inFragments = await ask(
      '{ timeline(caseId: "x") { ...a } } fragment a on Timeline { entries { ...b } } fragment b on Entry { ...a2 } fragment a2 on Entry { ...b }',
    )
    expect(inFragments.errors).toBeDefined()
    for (const { heard } of stubs()) expect(heard).toEqual([])
  })

  it('refuses many aliases', async () => {
    const many = Array.from({ length: 20 }, (_, n) => `a${n}: myDay { next }`).join(' ')
    expect((await ask(`{ ${many} }`)).errors?.[0]?.message).toMatch(/alias/i)
  })

  it('tells the schema to nobody outside the demo', async () => {
    expect((await ask('{ __schema { types { name } } }')).errors).toBeDefined()
    expect((await ask('{ ...s } fragment s on Query { __schema { types { name } } }')).errors).toBeDefined()
    expect((await ask('{ myDa { next } }')).errors?.[0]?.message).not.toContain('myDay')
    await start({ demo: true })
    expect((await ask('{ __schema { queryType { name } } }')).data).toEqual({ __schema: { queryType: { name: 'Query' } } })
    const page = await fetch(url(), { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('DATA REKAAN')
  })

  it('lets the examples of its own page through, its introspection, and a timeline with all that there is to ask', async () => {
    await start({ demo: true })
    const label = 'label { id en }'
    const all = `{ timeline(caseId: "${caseId}", first: 100) { total next stale incomplete { id en } entries { id number sight ${label} service corrects
      occurredAt { from to precision zone ${label} } recordedAt { at precision zone } agency { id name ${label} } worker { userId ${label} } type
      facts { ${label} text { id en } } redactions { path group reason ${label} of { id en } } reason { id en }
      resource { id version caseId redactions { path ${label} } ... on Referral { service status recipient { name } handover { at } } } } } }`
    const examples = [...examplesIn('id'), ...examplesIn('en')]
    const queries = examples.filter(({ query }) => !query.includes('subscription')).map(({ query }) => query)
    for (const query of [...queries, all, getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true })]) {
      const { errors = [] } = await ask(query, { caseId })
      // The stubs know little: what counts is that the operation was asked of them.
      expect(errors.map(({ extensions }) => extensions?.['code']).filter((code) => code !== 'METHOD_UNKNOWN')).toEqual([])
    }
  })

  it('refuses what a foreign page can send: forms, plain text and GET', async () => {
    const plain = await fetch(url(), { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ myDay { next } }"}' })
    expect(plain.status).toBe(403)
    const byGet = await fetch(`${url()}?query=${encodeURIComponent('{ myDay { next } }')}`, { headers: { accept: 'application/json' } })
    expect(byGet.status).toBe(403)
  })

  it('takes no batches and no body over 1 MiB', async () => {
    const batch = await fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ __typename }' }]),
    })
    expect(batch.status).toBe(400)
    const large = await fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ __typename } #${'x'.repeat(1024 * 1024)}` }),
    })
    expect(large.status).toBe(413)
  })

  it('answers for its own life', async () => {
    const root = new URL(url()).origin
    expect((await fetch(`${root}/live`)).status).toBe(200)
    expect((await fetch(`${root}/ready`)).status).toBe(200)
  })
})
