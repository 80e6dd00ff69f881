import { gatewayAmongStubs } from '../fixtures/gateway-among-stubs.ts'
import { problem } from '../fixtures/stub-service.ts'

const caseId = '11111111-1111-4111-8111-111111111111'
const words = (text: string) => ({ id: `${text} id`, en: `${text} en` })
const command = (name: string, more: object = {}) => ({
  name,
  label: words(name),
  aggregate: 'referral',
  target: null,
  targetLabel: null,
  version: null,
  usual: false,
  now: true,
  whyNot: null,
  given: [],
  ...more,
})

describe('available commands', () => {
  const { ask, stub, stubs } = gatewayAmongStubs()
  const query = `query ($on: ID, $of: String) { availableCommands(on: $on, of: $of) {
    commands { name label { en } target targetLabel { en } version given { path value } usual now whyNot { en } form } stale incomplete { en } } }`
  const heard = () => stubs().map(({ heard: all }) => all.filter(({ path }) => path === '/available').map(({ body }) => body))

  beforeEach(() => {
    for (const one of stubs()) one.on('POST /available', { body: { commands: [] } })
  })

  it('of a case come from every service, each with its form', async () => {
    stub('intake').on('POST /available', { body: { commands: [command('SubmitReport', { given: [{ path: 'caseId', value: caseId }] })] } })
    const accept = { target: 'r-1', targetLabel: words('Referral'), version: 'v', usual: true, now: false, whyNot: words('Too early') }
    stub('referral').on('POST /available', { body: { commands: [command('AcceptReferral', accept)] } })
    const { data, errors } = await ask(query, { on: caseId.toUpperCase() })
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      availableCommands: {
        stale: false,
        incomplete: null,
        commands: [
          {
            name: 'SubmitReport',
            label: { en: 'SubmitReport en' },
            target: null,
            targetLabel: null,
            version: null,
            given: [{ path: 'caseId', value: caseId }],
            usual: false,
            now: true,
            whyNot: null,
            form: expect.stringMatching(/^\/forms\/SubmitReport\.[\da-f]{16}\.json$/),
          },
          {
            name: 'AcceptReferral',
            label: { en: 'AcceptReferral en' },
            target: 'r-1',
            targetLabel: { en: 'Referral en' },
            version: 'v',
            given: [],
            usual: true,
            now: false,
            whyNot: { en: 'Too early en' },
            form: expect.stringMatching(/^\/forms\/AcceptReferral\./),
          },
        ],
      },
    })
    expect(heard()).toEqual([[{ caseId }], [{ caseId }], [{ caseId }]])
  })

  it('of another kind of resource, and to begin with, are asked of every service as well', async () => {
    await ask(query, { on: caseId, of: 'referral' })
    await ask(query)
    const bodies = [{ resource: { aggregate: 'referral', id: caseId } }, {}]
    expect(heard()).toEqual([bodies, bodies, bodies])
  })

  it('are none in a service that does not have the kind, or in which a post has no part; what has no form is not offered', async () => {
    stub('intake').on('POST /available', problem(404, 'NOT_FOUND'))
    stub('case-history').on('POST /available', problem(403, 'FORBIDDEN'))
    stub('referral').on('POST /available', { body: { commands: [command('OfANewerService')] } })
    const { data } = await ask(query, { on: caseId, of: 'referral' })
    expect(data).toEqual({ availableCommands: { commands: [], stale: false, incomplete: null } })
  })

  it('say in the same words that a service is away, and ask to sign in', async () => {
    await stub('intake').stop()
    const { data } = await ask(query, { on: caseId })
    expect(data).toMatchObject({ availableCommands: { commands: [], incomplete: { en: expect.stringContaining('may be incomplete') } } })
    stub('referral').on('POST /available', problem(401, 'UNAUTHENTICATED'))
    expect((await ask(query, { on: caseId })).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED')
  })
})
