import { get } from 'node:http'
import { parse, validate } from 'graphql'
import { type Documents, readDocuments } from '../calls/documents.ts'
import { commandsOf } from '../derive/commands.ts'
import { documents } from '../fixtures/documents.ts'
import { gatewayAmongStubs } from '../fixtures/gateway-among-stubs.ts'
import { schemaOf } from '../schema/schema.ts'
import { type Form, faultsOf } from './form.ts'
import { formsOf, keptFiles } from './kept-files.ts'

const contracts = new URL('../../../../contracts/openapi/', import.meta.url)
const files = keptFiles(schemaOf(documents), documents)
const contentOf = (path: string | undefined): Form => JSON.parse(String(files.byPath.get(path ?? '')?.json)) as Form

describe('the form of a command', () => {
  const form = contentOf(files.form('RequestReferral'))

  it('has operation, labels and input, with codes as GraphQL calls them', () => {
    expect(form.operation).toContain('mutation RequestReferral(')
    expect(form.operation).toContain('$key: ID!')
    expect(form.input).toMatchObject({
      type: 'object',
      properties: {
        channel: { 'x-label': { id: 'report-channel id', en: 'report-channel en' }, enum: ['WALK_IN', 'HOTLINE'] },
        amount: { 'x-means': 'rupiah' },
      },
    })
  })

  it('names what a renderer could not show', () => {
    const input = { type: 'object', properties: { bare: { type: 'string' }, odd: { 'x-label': form.label, anyOf: [], enum: ['A'] } } }
    expect(faultsOf({ ...form, name: 'Odd', input })).toEqual(['Odd.bare: no label', 'Odd.odd: no renderer knows anyOf', 'Odd.odd: no label for A'])
  })
})

describe('forms of the committed contracts', () => {
  let committed: Documents
  beforeAll(async () => {
    committed = await readDocuments(contracts)
  })

  it('are there for every command, with a label of each field and code and no keyword that a renderer lacks', () => {
    const forms = formsOf(schemaOf(committed), committed)
    expect(forms.map(({ name }) => name)).toEqual(commandsOf(committed).map(({ name }) => name))
    expect(forms.length).toBeGreaterThan(40)
    expect(forms.flatMap(faultsOf)).toEqual([])
  })

  it('have operations that the schema takes', () => {
    const schema = schemaOf(committed)
    expect(formsOf(schema, committed).flatMap(({ operation }) => validate(schema, parse(operation)).map(({ message }) => message))).toEqual([])
  })
})

describe('kept files', () => {
  const { ask, url } = gatewayAmongStubs()
  const fetched = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number | undefined; headers: Record<string, unknown>; length: number }>((resolve, reject) => {
      get(new URL(path, url()), { headers }, (response) => {
        let length = 0
        response.on('data', (part: Buffer) => {
          length += part.length
        })
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, length }))
      }).on('error', reject)
    })

  it('are served for ever, compressed for who takes that, and unknown ones not at all', async () => {
    const path = (await ask('{ words }')).data['words'] as unknown as string
    expect(path).toMatch(/^\/words\.[\da-f]{16}\.json$/)
    const plain = await fetched(path)
    const packed = await fetched(path, { 'accept-encoding': 'gzip' })
    expect(plain).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' } })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(packed.length) })
    expect(await fetched('/forms/AcceptReferral.0000.json')).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } })
  })

  it('say what codes and kinds are called, by their GraphQL names', async () => {
    expect(await (await fetch(new URL(files.words, url()))).json()).toMatchObject({
      codes: { CaseStatus: { OPEN: { id: 'Terbuka', en: 'Open' } } },
      kinds: { Referral: { en: 'One referral' } },
    })
  })
})
