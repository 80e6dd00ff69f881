import type { ServiceDefinition } from '@titian/service'
import { difference } from './difference.ts'
import { unguarded, unreadable } from './golden.ts'
import { brokenPromises, type Promises, promisesOf, releasedFile } from './promises.ts'
import { brokenRelations, releasedRelationsFile } from './relation-promises.ts'
import { brokenSchema, releasedSchemaFile, schemaFile } from './schema-promises.ts'

export interface Finding {
  readonly path: string
  readonly says: string
}

export interface Compared {
  /** What to write, and what to remove. */
  readonly write: ReadonlyMap<string, string>
  readonly remove: readonly string[]
  /** What writing does not mend: golden events that cannot be read, and promises that are not kept. */
  readonly broken: readonly Finding[]
  /** All of it in words. */
  readonly findings: readonly Finding[]
}

/**
 * Compares what is committed with what follows from the code. A golden event is written once and never again: it stands for all that were
 * stored like it. So do the promises: what was released stays until the next release.
 */
export function compare(
  committed: ReadonlyMap<string, string>,
  derived: ReadonlyMap<string, string>,
  golden: ReadonlyMap<string, string>,
  definitions: readonly ServiceDefinition[],
): Compared {
  const changed = [...derived].filter(([path, text]) => committed.get(path) !== text)
  const newGolden = [...golden].filter(([path]) => !committed.has(path))
  const marks = new Set([releasedFile, releasedSchemaFile, releasedRelationsFile])
  const gone = [...committed.keys()].filter((path) => !derived.has(path) && !path.startsWith('events/') && !marks.has(path))
  const unread = [...committed].flatMap(([path, text]): Finding[] => {
    const why = path.startsWith('events/') ? unreadable(definitions, path, text) : undefined
    return why === undefined ? [] : [{ path, says: `${path} cannot be read any more: ${why}.\n  ${raise}` }]
  })
  const released = committed.get(releasedFile)
  const unkept = released === undefined ? [] : brokenPromises(JSON.parse(released) as Promises, promisesOf(definitions))
  const unkeptNames = brokenSchema(committed.get(releasedSchemaFile), derived.get(schemaFile))
  const unkeptRelations = brokenRelations(committed.get(releasedRelationsFile), definitions, new Map([...golden, ...committed]))
  const open = unguarded(definitions, new Set([...committed.keys(), ...golden.keys()]))
  const broken = [
    ...unread,
    ...open.map((what) => ({ path: 'events/', says: `${what}.\n  ${guard}` })),
    ...unkept.map((what) => ({ path: releasedFile, says: `${releasedFile}: ${what}.\n  ${keep}` })),
    ...unkeptNames.map((what) => ({ path: releasedSchemaFile, says: `${releasedSchemaFile}: ${what}\n  ${keepNames}` })),
    ...unkeptRelations.map((what) => ({ path: releasedRelationsFile, says: `${releasedRelationsFile}: ${what}\n  ${keepRelations}` })),
  ]
  return {
    write: new Map([...changed, ...newGolden]),
    remove: gone,
    broken,
    findings: [
      ...changed.map(([path, text]) => ({ path, says: said(path, committed.get(path), text) })),
      ...newGolden.map(([path]) => ({ path, says: `${path} is missing.` })),
      ...gone.map((path) => ({ path, says: `${path} follows from nothing any more.` })),
      ...broken,
    ],
  }
}

const raise = "Raise the event's version and add an upcaster; where no event like it was ever stored, delete the file and run the command again."

const guard = 'Take the example of that version from the history of the repository; an event needs one upcaster from each version to the next.'

const keep = "Keep it and add beside it, or raise the event's version; what nobody was given yet: delete the file and run the command again."

const keepRelations =
  'Declare them as before, and what is new in an event of its own; what nobody was given yet: delete the file and run the command again.'

const keepNames = 'Keep it and add beside it; what nobody was given yet: delete the file and run the command again.'

const said = (path: string, before: string | undefined, now: string): string =>
  before === undefined ? `${path} is missing.` : `${path} is not up to date.\n${difference(before, now)}`
