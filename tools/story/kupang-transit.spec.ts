import { clearSchema } from '@titian/privacy'
import { areaExists } from '@titian/vocabulary'
import { uuidOf } from './ids.ts'
import { loadStory } from './load.ts'
import { commandOf, markersOf } from './markers.ts'
import { claimsOf, findPerson } from './people.ts'
import { caseIdOf, resolve, resolveId } from './references.ts'

const story = await loadStory(new URL('../../examples/kupang-transit', import.meta.url).pathname)
const created = new Map(story.steps.map(({ id }) => [id, uuidOf(story.name, id)]))
const doing = story.steps.filter((step) => step.do !== undefined)

describe('the story kupang-transit', () => {
  it.each(doing.map((step) => [step.id, step] as const))('%s is a command of a service, with an input that it takes', (_, step) => {
    const command = commandOf(step)
    expect(command?.name).toBeDefined()
    expect(command?.path === undefined).toBe(step.on === undefined)
    const input = resolve(story, created, step.id, step.input ?? {})
    expect(command && clearSchema(command.input).safeParse(input).error?.issues).toBeUndefined()
  })

  it.each(doing.map((step) => [step.id, step] as const))('%s is given by a post that may', (_, step) => {
    const person = findPerson(story, step.who ?? '')
    const command = commandOf(step)
    if (person === undefined || command === undefined) throw new Error('nobody, or nothing')
    const { posts, agencyKinds } = command.may
    expect(posts).toContain(person.post)
    expect(agencyKinds ?? [claimsOf(story, person).agencyKind]).toContain(claimsOf(story, person).agencyKind)
  })

  it('refers only to what has come before', () => {
    const soFar = new Map<string, string>()
    for (const step of doing) {
      resolve(story, soFar, step.id, step.input ?? {})
      if (step.on !== undefined) resolveId(story, soFar, step.id, step.on)
      if (step.expect === undefined) soFar.set(step.id, uuidOf(story.name, step.id))
    }
    expect(soFar.size).toBeGreaterThan(80)
  })

  it('registers every agency as it stands in agencies.yaml, and only once', () => {
    const registered = doing.filter((step) => step.do === 'registerAgency').map((step) => resolve(story, created, step.id, step.input))
    expect(registered).toEqual(story.agencies.map(({ id, kind, name }) => expect.objectContaining({ agencyId: id, kind, name })))
  })

  it('names places that exist', () => {
    const codes = JSON.stringify(story.steps).match(/\b\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?\b/g) ?? []
    expect(codes).toEqual(expect.arrayContaining(['53.71', '53.04', '53.71.04.1009', '53.04.17.2003']))
    expect(codes.filter((code) => !areaExists(code))).toEqual([])
  })

  it('has a case whose id is known before anything is played', () => {
    expect(caseIdOf(story)).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('plants personal values of every category that an ordinary case has, none of which stands elsewhere in an input', () => {
    const markers = markersOf(story)
    expect(new Set(markers.map(({ category }) => category))).toEqual(
      new Set(['identity', 'contact', 'location', 'medical', 'psychosocial', 'legal', 'informant', 'protection']),
    )
    const values = markers.map(({ value }) => value)
    expect(values).toEqual(expect.arrayContaining(['Melati Rekaan Satu', '5304995708999991', '+62 000-5550-1717', '53.04.17.2003', '53.71.04.1009']))
    const names = JSON.stringify([story.agencies, story.people])
    expect(values.filter((value) => names.includes(value))).toEqual([])
  })

  it('invents a NIK of a district that does not exist', () => {
    expect(areaExists('53.04.99')).toBe(false)
  })

  it('says each sentence in at most 76 columns, in both languages', () => {
    const long = story.steps.flatMap(({ id, say }) => (say ? [say.id, say.en].filter(({ length }) => length > 76).map((text) => [id, text]) : []))
    expect(long).toEqual([])
  })
})
