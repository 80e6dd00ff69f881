import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { registerCast } from './register-cast.ts'
import { Agency, Person, type Step, type Story, StoryFile } from './schema.ts'

/** A story that cannot be played: says in which file, at which step and field, and what would be right. */
export class StoryError extends Error {
  override readonly name = 'StoryError'
}

/** Reads and checks a story of `examples/`. @throws StoryError */
export async function loadStory(folder: string): Promise<Story> {
  const agencies = await read(folder, 'agencies.yaml', z.array(Agency).min(1))
  const people = await read(folder, 'people.yaml', z.array(Person).min(1))
  const { title, case: caseRef, cast, steps: told } = await read(folder, 'story.yaml', StoryFile)
  const steps = [...registerCast({ cast, agencies, people }), ...told]
  const story = { name: basename(folder), title, caseRef, cast, agencies, people, steps }
  const wrong = [
    ...twice(
      'agencies.yaml',
      agencies.map(({ key }) => key),
    ),
    ...wrongPeople(story),
    ...wrongSteps(story),
  ]
  if (wrong.length > 0) throw new StoryError(wrong.join('\n'))
  return story
}

async function read<Schema extends z.ZodType>(folder: string, file: string, schema: Schema): Promise<z.output<Schema>> {
  const path = join(folder, file)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new StoryError(`${path} cannot be read.`, { cause })
  })
  const data = parsed(path, text)
  const checked = schema.safeParse(data)
  if (checked.success) return checked.data
  throw new StoryError(checked.error.issues.map((issue) => `${path}, ${placeIn(data, issue.path)}: ${issue.message}.`).join('\n'))
}

function parsed(path: string, text: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw new StoryError(`${path} is not YAML: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** `step laporan, field input.area`: by the name that the writer gave, not by a number. */
function placeIn(data: unknown, path: readonly PropertyKey[]): string {
  const inSteps = path[0] === 'steps'
  const [index, ...rest] = inSteps ? path.slice(1) : path
  const field = `field ${(typeof index === 'number' ? rest : path).map(String).join('.') || '(all of it)'}`
  if (typeof index !== 'number') return field
  const list = (inSteps ? (data as { readonly steps: unknown }).steps : data) as readonly ({ readonly id?: unknown; readonly key?: unknown } | null)[]
  const name = list[index]?.[inSteps ? 'id' : 'key']
  return `${inSteps ? 'step' : 'entry'} ${typeof name === 'string' ? name : `no. ${index + 1}`}, ${field}`
}

const twice = (file: string, names: readonly string[]): readonly string[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `${file}: "${name}" stands there twice.`)

function wrongPeople({ agencies, people }: Story): readonly string[] {
  const known = new Set(agencies.map(({ key }) => key))
  return [
    ...twice(
      'people.yaml',
      people.flatMap(({ key, aliases }) => [key, ...aliases]),
    ),
    ...people.filter(({ agency }) => !known.has(agency)).map(({ key, agency }) => `people.yaml, entry ${key}: there is no agency "${agency}".`),
  ]
}

function wrongSteps({ people, steps }: Story): readonly string[] {
  const known = new Set(people.map(({ key }) => key))
  return [
    ...twice(
      'story.yaml',
      steps.map(({ id }) => id),
    ),
    ...steps.flatMap((step, index) => [
      ...(step.who !== undefined && !known.has(step.who) ? [`story.yaml, step ${step.id}, field who: there is nobody "${step.who}".`] : []),
      ...(isBefore(step, steps[index - 1]) ? [`story.yaml, step ${step.id}, field at: ${step.at} lies before the step above it.`] : []),
    ]),
  ]
}

const isBefore = (step: Step, former: Step | undefined): boolean => former !== undefined && Date.parse(step.at) < Date.parse(former.at)
