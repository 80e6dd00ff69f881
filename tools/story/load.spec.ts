import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadStory } from './load.ts'

const agencies = '- { key: satu, id: 7e7e0000-0000-4000-8000-000000000099, kind: NGO, name: Lembaga Rekaan, area: "53.71" }'
const people = '- { key: ani, userId: u-rekaan-ani, name: Ani Rekaan, agency: satu, post: caseworker, about: { id: a, en: b } }'
const storyOf = (...steps: string[]) =>
  `title: { id: Kecil, en: Small }\ncase: x\ncast: { at: 2024-03-01T08:00+08:00, registers: ani, approves: ani, say: { id: a, en: b } }\nsteps:\n${steps.map((one) => `  - ${one}`).join('\n')}`
const first = '{ id: buka, at: 2024-03-12T10:00+08:00, who: ani, do: submitReport }'

describe('loading a story', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'titian-story-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const load = async (files: { readonly agencies?: string; readonly people?: string; readonly story?: string }) => {
    for (const [name, text] of Object.entries({ agencies, people, story: storyOf(first), ...files }))
      await writeFile(join(folder, `${name}.yaml`), text)
    return loadStory(folder)
  }

  it('reads agencies, people and steps, and registers the first two before the third', async () => {
    expect((await load({})).steps.map((step) => step.do)).toEqual(['registerAgency', 'approveAgency', 'enrolStaff', 'submitReport'])
  })

  it.each([
    ['a field of a step', storyOf(first.replace('}', ', expect: oh }')), /step buka, field expect: must be the code of a refusal/],
    ['an unknown field', storyOf(first.replace('}', ', inputs: {} }')), /step buka, field \(all of it\): Unrecognized key: "inputs"/],
    ['a person who is not there', storyOf(first.replace('ani', 'budi')), /step buka, field who: there is nobody "budi"/],
    ['a step that stands twice', storyOf(first, first), /"buka" stands there twice/],
    ['a time that goes back', storyOf(first, first.replace('buka', 'tutup').replace('10:00', '09:00')), /step tutup, field at: .* lies before/],
    ['a day that is none', storyOf(first.replace('2024-03-12', '2024-13-40')), /step buka, field at: is no day of the calendar/],
    ['a deed without a doer', storyOf(first.replace('who: ani, ', '')), /step buka, field who: a step that does something says who/],
    [
      'nothing done and nothing said',
      storyOf('{ id: diam, at: 2024-03-12T10:00+08:00 }'),
      /step diam, field say: a step that does nothing only says/,
    ],
    ['no YAML', 'steps: [', /story\.yaml is not YAML/],
  ])('refuses %s, naming it', async (_, story, message) => {
    await expect(load({ story })).rejects.toThrow(message)
  })

  it('refuses a person of an agency that is not there, and one who could be taken for real', async () => {
    await expect(load({ people: people.replace('agency: satu', 'agency: dua') })).rejects.toThrow('people.yaml, entry ani: there is no agency "dua".')
    await expect(load({ people: people.replace('u-rekaan-ani', 'ani') })).rejects.toThrow(/entry ani, field userId: must begin with u-rekaan-/)
  })

  it('says which file is missing', async () => {
    await expect(loadStory(join(folder, 'tidak-ada'))).rejects.toThrow(/agencies\.yaml cannot be read/)
  })
})
