// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references of a story, not of TypeScript
import { derivedId } from '@titian/service'
import { commandIdOf } from '@titian/service-kit'
import { demoIssuer } from '@titian/service-kit/run'
import { keyOf, uuidOf } from './ids.ts'
import { type Outcome, playStory } from './play.ts'
import { Step, type Story } from './schema.ts'
import { stubGateway } from './stub-gateway.ts'

const agencyId = '7e7e0000-0000-4000-8000-000000000099'
const step = (one: object) => Step.parse({ who: 'ani', at: '2024-03-12T10:00+08:00', ...one })

/** Request, a refusal while it is open, the end of it, and what was refused before. */
const story: Story = {
  name: 'kecil',
  title: { id: 'Kecil', en: 'Small' },
  caseRef: '${buka.new.case}',
  cast: { at: '2024-03-01T08:00+08:00', registers: 'ani', approves: 'ani', say: { id: '-', en: '-' } },
  agencies: [
    { key: 'satu', id: agencyId, kind: 'NGO', name: 'Lembaga Rekaan', area: '53.71', nameIsSecret: false, isProvinceDesk: false, units: [] },
  ],
  people: [{ key: 'ani', userId: 'u-rekaan-ani', name: 'Ani Rekaan', agency: 'satu', post: 'caseworker', aliases: [], about: { id: '-', en: '-' } }],
  steps: [
    step({ id: 'buka', do: 'requestReferral', input: { caseId: '${uuid:kasus}', to: ['${agency:satu}'], by: '${person:ani}' } }),
    step({ id: 'tunggu', who: undefined, at: '2024-03-13T10:00+08:00', say: { id: 'Tidak dijawab.', en: 'Nobody answers.' } }),
    step({ id: 'tutup-dulu', at: '2024-03-13T11:00+08:00', do: 'closeCase', on: '${uuid:kasus}', expect: 'CLOSURE_NOT_POSSIBLE' }),
    step({
      id: 'terima',
      at: '2024-03-14T10:00+08:00',
      do: 'acceptReferral',
      on: '${buka.id}',
      occurredAt: '2024-03-13',
      input: { what: '${buka.new.case}' },
    }),
    step({ id: 'tutup', at: '2024-03-15T10:00+08:00', do: 'closeCase', on: '${uuid:kasus}' }),
  ],
}
const keyFor = (id: string) => keyOf(story.name, id)

async function played(gateway: Awaited<ReturnType<typeof stubGateway>>, options: { readonly story?: Story; readonly patienceMs?: number } = {}) {
  const moments: string[] = []
  const outcomes: [string, Outcome['kind']][] = []
  const result = await playStory({
    story,
    gatewayUrl: gateway.url,
    tokenOf: async ({ key }) => `token-of-${key}`,
    moveTo: async (at) => void moments.push(at.toISOString()),
    settle: async () => void moments.push('settled'),
    onStep: ({ id }, { kind }) => outcomes.push([id, kind]),
    ...options,
  })
  return { ...result, moments, outcomes }
}

describe('playing a story', () => {
  let gateway: Awaited<ReturnType<typeof stubGateway>>
  // As the services: closing is refused until the referral is accepted.
  const untilAccepted: Parameters<typeof stubGateway>[0] = ({ query }, recorded) =>
    query.includes('closeCase') && !recorded.has(keyFor('terima')) ? { code: 'CLOSURE_NOT_POSSIBLE' } : undefined
  beforeEach(async () => {
    gateway = await stubGateway(untilAccepted)
  })
  afterEach(() => gateway.stop())

  it('gives each command with its key and its person’s token, at its time, and waits for its consequences', async () => {
    const { moments, outcomes, recorded } = await played(gateway)
    expect(recorded).toBe(3)
    expect(outcomes).toEqual([
      ['buka', 'recorded'],
      ['tunggu', 'told'],
      ['tutup-dulu', 'refused'],
      ['terima', 'recorded'],
      ['tutup', 'recorded'],
    ])
    expect(moments).toEqual([...story.steps.map(({ at }) => new Date(at).toISOString()), 'settled'])
    expect(gateway.asked.map(({ token, variables: { key } }) => [token, key])).toEqual(
      ['buka', 'tutup-dulu', 'terima', 'tutup'].map((id) => ['token-of-ani', keyFor(id)]),
    )
  })

  it('puts ids in place of references, also those that a command makes by itself', async () => {
    await played(gateway)
    const [requested, , accepted] = gateway.asked
    const made = uuidOf('stub', keyFor('buka'))
    expect(requested?.variables.input).toEqual({ caseId: uuidOf('kecil', 'kasus'), to: [agencyId], by: 'u-rekaan-ani' })
    const commandId = commandIdOf({ issuer: demoIssuer, subject: 'u-rekaan-ani', command: 'RequestReferral', target: '', key: keyFor('buka') })
    expect(accepted?.variables).toMatchObject({ id: made, input: { what: derivedId(commandId, 'case') } })
  })

  it('says that something happened on a day of Kupang, not of London', async () => {
    await played(gateway)
    expect(gateway.asked[2]?.variables.occurredAt).toEqual({ from: '2024-03-12T16:00:00.000Z', to: '2024-03-13T15:59:59.999Z', precision: 'DAY' })
  })

  it('changes nothing when it is played again, and does not try again what would be accepted today', async () => {
    await played(gateway)
    const again = await played(gateway)
    expect(again.recorded).toBe(0)
    expect(again.outcomes.map(([, kind]) => kind)).toEqual(['repeated', 'told', 'passed', 'repeated', 'repeated'])
    expect(gateway.recorded.size).toBe(3)
  })

  it.each([0, 1, 2, 3, 4])('goes on where it was cut off, after %i steps, and records each thing once', async (done) => {
    await played(gateway, { story: { ...story, steps: story.steps.slice(0, done) } })
    await played(gateway)
    expect([...gateway.recorded]).toEqual(['buka', 'terima', 'tutup'].map(keyFor))
  })

  it('stops where something is refused that the story does not expect, and says which step and why', async () => {
    const strict = await stubGateway(() => ({ code: 'FORBIDDEN' }))
    await expect(played(strict)).rejects.toThrow('Step buka (requestReferral by ani) was refused with FORBIDDEN: Refused.')
    await strict.stop()
  })

  it('stops where something is accepted that the story says is refused', async () => {
    const lax = await stubGateway()
    await expect(played(lax)).rejects.toThrow('Step tutup-dulu (closeCase by ani) was accepted; the story expects CLOSURE_NOT_POSSIBLE.')
    await lax.stop()
  })

  it('asks again with the same key while a service is away', async () => {
    let away = 2
    const flaky = await stubGateway((one, recorded) => (away-- > 0 ? { away: 'SERVICE_AWAY' } : untilAccepted(one, recorded)))
    await played(flaky)
    expect(flaky.asked.slice(0, 3).map(({ variables }) => variables.key)).toEqual([keyFor('buka'), keyFor('buka'), keyFor('buka')])
    await flaky.stop()
  })

  it('gives up on a service that stays away, naming the step', async () => {
    const gone = await stubGateway(() => ({ away: 'FACTS_STALE' }))
    await expect(played(gone, { patienceMs: 0 })).rejects.toThrow('Step buka (requestReferral by ani) got no answer for 0 s: FACTS_STALE.')
    await gone.stop()
  })

  it('says which reference of which step leads nowhere', async () => {
    const broken = { ...story, steps: [step({ id: 'salah', do: 'closeCase', on: '${belum.id}' })] }
    await expect(played(gateway, { story: broken })).rejects.toThrow('story.yaml, step salah: ${belum.id} refers to nothing that is known here.')
  })
})
