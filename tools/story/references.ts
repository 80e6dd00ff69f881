import { inMonth, inYear, onDay } from '@titian/vocabulary'
import { subjectIdOf } from '../../services/intake/src/subject/subject-id.ts'
import { idMadeBy, uuidOf } from './ids.ts'
import { StoryError } from './load.ts'
import type { Step, Story } from './schema.ts'

/** Ids of what the steps so far have created, by step; and of the person whom a report is about, by `<step>.person`. */
export type Created = ReadonlyMap<string, string>

const whole = /^\$\{([^}]+)\}$/
const inside = /\$\{([^}]+)\}/g

/** A vague moment of the story's place: WITA, where Kupang is. */
export function vagueMoment(text: string): { readonly from: string; readonly to: string; readonly precision: string } {
  const spoken = text.length === 4 ? inYear(text, 'WITA') : text.length === 7 ? inMonth(text, 'WITA') : onDay(text, 'WITA')
  return spoken
}

/** Puts what they refer to in place of all references in a value. @throws StoryError naming the step and the reference */
export function resolve(story: Story, created: Created, step: string, value: unknown): unknown {
  if (typeof value === 'string') {
    const [, only] = whole.exec(value) ?? []
    if (only !== undefined) return referred(story, created, step, only)
    return value.replace(inside, (_, reference: string) => String(referred(story, created, step, reference)))
  }
  if (Array.isArray(value)) return value.map((one) => resolve(story, created, step, one))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(story, created, step, one)]))
  return value
}

/** Steps whose person a step speaks of: `${laporan.person}`. */
export const personsNeededBy = ({ on, input }: Pick<Step, 'on' | 'input'>): readonly string[] => [
  ...new Set([...JSON.stringify([on, input]).matchAll(/\$\{([a-z0-9-]+)\.person\}/g)].map(([, from = '']) => from)),
]

/** As `resolve`, for what must be an id. */
export function resolveId(story: Story, created: Created, step: string, value: string): string {
  const id = resolve(story, created, step, value)
  if (typeof id !== 'string') throw new StoryError(`story.yaml, step ${step}: ${value} is no id.`)
  return id
}

function referred(story: Story, created: Created, step: string, reference: string): unknown {
  const [, kind, name] = /^(uuid|agency|person|when|subject):(.+)$/.exec(reference) ?? []
  const unknown = () => new StoryError(`story.yaml, step ${step}: \${${reference}} refers to nothing that is known here.`)
  if (kind === 'uuid' && name !== undefined) return uuidOf(story.name, name)
  if (kind === 'when' && name !== undefined) return vagueMoment(name)
  if (kind === 'subject' && name !== undefined) return subjectIdOf(resolveId(story, created, step, `\${${name}}`))
  if (kind === 'agency') return story.agencies.find(({ key }) => key === name)?.id ?? raise(unknown())
  if (kind === 'person') return story.people.find(({ key }) => key === name)?.userId ?? raise(unknown())
  const [, ofReport] = /^([a-z0-9-]+)\.person$/.exec(reference) ?? []
  if (ofReport !== undefined) return created.get(`${ofReport}.person`) ?? raise(unknown())
  const [, from, what, label] = /^([a-z0-9-]+)\.(id|new)(?:\.(.+))?$/.exec(reference) ?? []
  const source = story.steps.find(({ id }) => id === from)
  if (source?.do === undefined) throw unknown()
  if (what === 'id') return created.get(source.id) ?? raise(unknown())
  if (label === undefined) throw unknown()
  return idMadeBy(story, source, source.on === undefined ? undefined : resolveId(story, created, step, source.on), label)
}

function raise(error: Error): never {
  throw error
}

/** Id of the case that comes of a story: `${laporan.new.case}` needs nothing that was created. */
export const caseIdOf = (story: Story): string => resolveId(story, new Map(), 'case', story.caseRef)
