import type { AnyCommand } from '@titian/core'
import { type Category, clearSchema, personalSites } from '@titian/privacy'
import { declared } from '../services/all.ts'
import { inventedIds, mutationOf } from './ids.ts'
import { resolve } from './references.ts'
import type { Step, Story } from './schema.ts'

const commands: ReadonlyMap<string, AnyCommand> = new Map(
  declared.flatMap(({ commands: all }) => all.map((one) => [mutationOf(one.name), one] as const)),
)

/** The command behind a step's mutation; undefined where no service has it. */
export const commandOf = ({ do: mutation }: Step): AnyCommand | undefined => commands.get(mutation ?? '')

/** One personal value that the story brings in. */
export interface Marker {
  readonly step: string
  readonly path: string
  readonly category: Category
  readonly value: string
}

/** Shorter ones (`ID`, `Lati`, `FEMALE`) would be found everywhere by chance. */
const SHORTEST = 6

/**
 * All personal values of a story as they are written, found by what the commands themselves declare as personal, and what stands within them
 * that must not be found by itself either: names, numbers, village codes. What a search of every table and topic must not find.
 */
export function markersOf(story: Story): readonly Marker[] {
  const created = inventedIds(story)
  return story.steps.flatMap((step) => {
    const command = commandOf(step)
    // A refused command leaves nothing; its input is searched for all the same.
    if (command === undefined || step.input === undefined) return []
    const input = clearSchema(command.input).parse(resolve(story, created, step.id, step.input))
    return personalSites(command.input, input).flatMap(({ path, field: { category }, value }) =>
      partsOf(String(value)).map((part) => ({ step: step.id, path, category, value: part })),
    )
  })
}

const within = [/\d{2}\.\d{2}\.\d{2}\.\d{4}/g, /\+62 [\d-]+/g, /\d{16}/g]

const partsOf = (value: string): readonly string[] =>
  [...new Set([value, ...within.flatMap((pattern) => value.match(pattern) ?? [])])].filter(({ length }) => length >= SHORTEST)
