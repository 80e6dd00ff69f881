import { readdirSync } from 'node:fs'
import { clearSchema } from '@titian/privacy'
import { areaExists } from '@titian/vocabulary'
import { inventedIds, uuidOf } from './ids.ts'
import { loadStory } from './load.ts'
import { commandOf, markersOf } from './markers.ts'
import { claimsOf, findPerson } from './people.ts'
import { caseIdOf, resolve, resolveId } from './references.ts'

const examples = new URL('../../examples/', import.meta.url).pathname
const stories = await Promise.all(readdirSync(examples).map((name) => loadStory(`${examples}${name}`)))

describe.each(stories.map((story) => [story.name, story] as const))('the story %s', (_name, story) => {
  const created = inventedIds(story)
  const doing = story.steps.filter((step) => step.do !== undefined)

  it.each(doing.map((step) => [step.id, step] as const))(
    '%s is a command of a service, with an input that it takes, given by a post that may',
    (_, step) => {
      const command = commandOf(step)
      const person = findPerson(story, step.who ?? '')
      if (person === undefined || command === undefined) throw new Error('nobody, or nothing')
      expect(command.path === undefined).toBe(step.on === undefined)
      const input = resolve(story, created, step.id, step.input ?? {})
      expect(clearSchema(command.input).safeParse(input).error?.issues).toBeUndefined()
      const { posts, agencyKinds } = command.may
      expect(posts).toContain(person.post)
      expect(agencyKinds ?? [claimsOf(story, person).agencyKind]).toContain(claimsOf(story, person).agencyKind)
    },
  )

  it('refers only to what has come before', () => {
    const soFar = new Map<string, string>()
    for (const step of doing) {
      resolve(story, soFar, step.id, step.input ?? {})
      if (step.on !== undefined) resolveId(story, soFar, step.id, step.on)
      if (step.expect !== undefined) continue
      soFar.set(step.id, uuidOf(story.name, step.id))
      if (step.do === 'submitReport') soFar.set(`${step.id}.person`, uuidOf(story.name, `${step.id}.person`))
    }
    expect([...soFar.keys()].filter((key) => !key.includes('.')).length).toBe(doing.filter(({ expect: refused }) => refused === undefined).length)
  })

  it('registers agencies as they stand in agencies.yaml, each only once', () => {
    const registered = doing.filter((step) => step.do === 'registerAgency').map((step) => resolve(story, created, step.id, step.input))
    const written = story.agencies.map(({ id, kind, name }) => expect.objectContaining({ agencyId: id, kind, name }) as unknown)
    for (const one of registered) expect(written).toContainEqual(one)
    const ids = registered.map((one) => (one as { readonly agencyId: string }).agencyId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(1)
  })

  it('names places that exist', () => {
    const codes = JSON.stringify(story.steps).match(/\b\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?\b/g) ?? []
    expect(codes.length).toBeGreaterThan(1)
    expect(codes.filter((code) => !areaExists(code))).toEqual([])
  })

  it('has a case whose id is known before anything is played', () => {
    expect(caseIdOf(story)).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('plants personal values, none of which is the name of an agency or of an officer', () => {
    const values = markersOf(story).map(({ value }) => value)
    expect(values.length).toBeGreaterThan(2)
    const names = JSON.stringify([story.agencies, story.people])
    expect(values.filter((value) => names.includes(value))).toEqual([])
  })

  it('says each sentence in at most 76 columns, in both languages', () => {
    const long = story.steps.flatMap(({ id, say }) => (say ? [say.id, say.en].filter(({ length }) => length > 76).map((text) => [id, text]) : []))
    expect(long).toEqual([])
  })
})

describe('the whole story', () => {
  const [whole] = stories.filter(({ name }) => name === 'kupang-transit')
  if (whole === undefined) throw new Error('examples/kupang-transit is not there')

  it('is more than eighty commands, and registers everyone', () => {
    expect(whole.steps.filter((step) => step.do !== undefined && step.expect === undefined).length).toBeGreaterThan(80)
    expect(whole.steps.filter((step) => step.do === 'registerAgency')).toHaveLength(whole.agencies.length)
  })

  it('tells the places of issue, of recruitment and of origin apart', () => {
    const codes = JSON.stringify(whole.steps).match(/\b\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?\b/g) ?? []
    expect(codes).toEqual(expect.arrayContaining(['53.71', '53.04', '53.71.04.1009', '53.04.17.2003']))
  })

  it('plants personal values of every category that an ordinary case has', () => {
    const markers = markersOf(whole)
    expect(new Set(markers.map(({ category }) => category))).toEqual(
      new Set(['identity', 'contact', 'location', 'medical', 'psychosocial', 'legal', 'informant', 'protection']),
    )
    expect(markers.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['Melati Rekaan Satu', '5304995708999991', '+62 000-5550-1717', '53.04.17.2003', '53.71.04.1009']),
    )
  })

  it('invents a NIK of a district that does not exist', () => {
    expect(areaExists('53.04.99')).toBe(false)
  })
})

describe('the short story', () => {
  it('is a report, a case, a referral without and with consent, its acceptance, and a closure that is refused and withdrawn', () => {
    const [short] = stories.filter(({ name }) => name === 'lombok-timur')
    const begins = short?.steps.findIndex(({ id }) => id === 'laporan') ?? 0
    expect(short?.steps.slice(begins).flatMap((step) => [step.do, step.expect].filter(Boolean))).toEqual([
      'submitReport',
      'convertReport',
      'requestReferral',
      'BASIS_MISSING',
      'giveConsent',
      'requestReferral',
      'acceptReferral',
      'requestClosure',
      'closeCase',
      'CLOSURE_NOT_POSSIBLE',
      'withdrawClosure',
    ])
  })
})
