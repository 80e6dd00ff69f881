import { randomUUID } from 'node:crypto'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { manyReports } from './many-reports.ts'
import { runFuzz } from './run-fuzz.ts'
import { type Ground, startFuzz } from './start-fuzz.ts'

let ground: Ground
beforeAll(async () => {
  ground = await startFuzz()
})
afterAll(() => ground.stop())

const submit = `mutation ($key: ID!, $input: SubmitPublicReportInput!) {
  submitPublicReport(key: $key, input: $input) {
    ... on Done { id changed receipt state { id } }
    ... on Rejected { code details { name value } } } }`
const status = 'query ($returnCode: String!) { publicReportStatus(returnCode: $returnCode) { items { answer { id } } } }'
const input = { area: '52.03', urgency: 'ROUTINE', immediateDanger: false, persons: [{ role: 'POSSIBLE_VICTIM', narrative: 'Cerita rekaan.' }] }

/** Asks without an account, from somewhere, by way of a proxy that the gateway trusts. */
async function from(address: string, query: string, variables: object, proof?: string) {
  const headers = { 'content-type': 'application/json', 'x-titian-csrf': '1', 'x-forwarded-for': address, ...(proof && { 'x-proof': proof }) }
  const response = await fetch(ground.all.gatewayUrl, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  return ((await response.json()) as { data: Record<string, Record<string, never>> }).data
}
const report = async (address: string, key: string = randomUUID(), proof?: string) =>
  (await from(address, submit, { key, input }, proof))['submitPublicReport'] as unknown as {
    readonly id?: string
    readonly changed?: boolean
    readonly receipt?: string
    readonly state?: unknown
    readonly code?: string
    readonly details?: readonly { readonly name: string; readonly value: string }[]
  }

describe('the public door, through the gateway (SAFETY 26)', () => {
  it('takes more reports within an hour than once shut it for everybody (`npm run fuzz` sends a thousand)', async () =>
    expect(await manyReports(ground.all.gatewayUrl, 30)).toEqual([]))

  it('gives a return code, and answers it with two words', async () => {
    const key = randomUUID()
    const first = await report('198.51.100.1', key)
    expect(first).toMatchObject({ changed: true, state: null, receipt: expect.stringMatching(/^[\w-]{9,}$/) })
    expect(await report('198.51.100.1', key)).toEqual({ ...first, changed: false })
    const { publicReportStatus } = await from('198.51.100.1', status, { returnCode: first.receipt })
    expect(publicReportStatus).toEqual({ items: [{ answer: { id: 'diterima' } }] })
  })

  it('asks one place for work after twenty, and takes the report that comes with it', async () => {
    const place = '2001:db8:1:2::'
    for (let n = 1; n <= 20; n += 1) expect((await report(`${place}${n}`)).id).toBeDefined()
    const key = randomUUID()
    const { code, details = [] } = await report(`${place}99`, key)
    expect(code).toBe('PROOF_NEEDED')
    const challenge = JSON.parse(details.find(({ name }) => name === 'challenge')?.value ?? '')
    const solution = await solveChallenge({ challenge, deriveKey })
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
    expect((await report(`${place}99`, key, proof)).changed).toBe(true)
    expect((await report(`${place}99`, randomUUID(), proof)).code).toBe('PROOF_NEEDED')
  })

  it('keeps nothing of where a report came from', () => {
    for (const line of ground.logLines) expect(line).not.toMatch(/203\.\d+\.\d+\.9|198\.51\.100|2001:db8/)
  })
})

describe('whatever a caller sends', () => {
  it('is no internal error, and is answered without a value, a stack, SQL or a path', async () => {
    const { findings, asked } = await runFuzz({ ...ground, seed: 20_260_101, runs: 500 })
    expect(findings).toEqual([])
    expect(asked).toBeGreaterThan(700)
  })
})
