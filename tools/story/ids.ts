import { derivedId } from '@titian/service'
import { commandIdOf } from '@titian/service-kit'
import { demoIssuer } from '@titian/service-kit/run'
import type { Step, Story } from './schema.ts'

/** Namespace of all ids that stories name; fixed, so that a story has the same ids on every machine. */
const NAMESPACE = 'b7a6f2de-8a3c-5d0b-9c31-2f5e0d4c7a10'

/** A fixed id for a word of the story: `${uuid:tujuan}`. */
export const uuidOf = (story: string, label: string): string => derivedId(NAMESPACE, `${story}/${label}`)

/** An id for everything that a story creates, where nothing is played: see `Created`. */
export const inventedIds = ({ name, steps }: Pick<Story, 'name' | 'steps'>): ReadonlyMap<string, string> =>
  new Map(steps.flatMap(({ id }) => [id, `${id}.person`].map((label) => [label, uuidOf(name, label)] as const)))

/** The key under which a step's command is given: the same step is the same command, however often it is played. */
export const keyOf = (story: string, step: string): string => uuidOf(story, `step/${step}`)

/** `acceptReferral` → `AcceptReferral` */
export const commandName = (mutation: string): string => mutation.charAt(0).toUpperCase() + mutation.slice(1)

/**
 * An id that a step's command makes under a label (`newId('case')`). Derived as the services derive it, from the token's issuer and subject, the
 * command, its target and the key: an answer would not do, for a repeated command is answered without a state to those who may no longer
 * see it.
 * @param target id of what the command is given to; undefined where it creates.
 */
export function idMadeBy(story: Pick<Story, 'name' | 'people'>, step: Step, target: string | undefined, label: string): string {
  const person = story.people.find(({ key }) => key === step.who)
  const command = commandName(step.do ?? '')
  return derivedId(
    commandIdOf({ issuer: demoIssuer, subject: person?.userId ?? '', command, target: target ?? '', key: keyOf(story.name, step.id) }),
    label,
  )
}

/** `AcceptReferral` → `acceptReferral` */
export const mutationOf = (command: string): string => command.charAt(0).toLowerCase() + command.slice(1)
