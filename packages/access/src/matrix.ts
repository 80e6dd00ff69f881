import type { FieldGroup } from '@titian/core'
import { agencyKinds, posts } from '@titian/vocabulary'

/** How much of a field group one sees: values, that it is there (neutral words), or what and when under pseudonyms, never a value. */
export type Sight = 'full' | 'summary' | 'pseudonym'

/**
 * `a` related to the case · `c` consent recorded, or a law on which it was disclosed · `o` accountable for the case · `d` holds the duty for the
 * report · `e` their own: the tie is to this very resource, or to the whole case.
 */
export type Condition = 'a' | 'c' | 'd' | 'e' | 'o'

export interface Cell {
  readonly sight: Sight | 'none'
  readonly conditions: readonly Condition[]
}

export interface Row {
  /** Part of the rule ids: `R-POLICE-IDENTITY`. Stable: they stand in the access log. */
  readonly id: string
  readonly post: string
  /** Kinds of agency. */
  readonly at: readonly string[]
  readonly cells: Readonly<Record<FieldGroup, Cell>>
}

export const fieldGroups = [
  'case',
  'exploitation',
  'identity',
  'contact',
  'location',
  'medical',
  'psychosocial',
  'legal',
  'protection',
  'shelter-location',
  'informant',
  'suspect',
  'exclusion',
] as const satisfies readonly FieldGroup[]

/** Absent for those who may not know, never blanked (SAFETY 3). */
export const hiddenGroups: readonly FieldGroup[] = ['protection', 'informant', 'suspect', 'exclusion']

const sights: Readonly<Record<string, Cell['sight']>> = { F: 'full', S: 'summary', P: 'pseudonym', '–': 'none' }

function cell(word: string): Cell {
  const [, letter = '', conditions = ''] = /^([FSP–])(?:\(([acdeo]+)\))?$/.exec(word) ?? []
  const sight = sights[letter]
  if (sight === undefined) throw new RangeError(`The matrix has no cell "${word}"`)
  return { sight, conditions: [...conditions] as Condition[] }
}

function row(line: string): Row {
  const [id = '', cells = '', who = ''] = line.split('|').map((part) => part.trim())
  const words = cells.split(/\s+/)
  const [post = '', , ...at] = who.split(/\s+/)
  const unknown = [...at.filter((kind) => kind !== 'SYSTEM' && !agencyKinds.has(kind)), ...(post === 'system' || posts.has(post) ? [] : [post])]
  if (words.length !== fieldGroups.length || unknown.length > 0)
    throw new RangeError(`Row ${id} of the matrix: ${words.length} cells, unknown: ${unknown}`)
  return { id, at, post, cells: Object.fromEntries(fieldGroups.map((group, index) => [group, cell(words[index] ?? '')])) as Row['cells'] }
}

/** @throws RangeError where the table names what there is not, or its columns stand in another order than the code reads them. */
export function rowsOf(table: string): readonly Row[] {
  const [head = '', ...lines] = table.trim().split('\n')
  // The columns are read by their place: a head in another order would show reviewers one table and apply another.
  if (head.split('|')[1]?.trim().split(/\s+/).join() !== fieldGroups.join())
    throw new RangeError('The head of the matrix does not name the field groups in order')
  return lines.map(row)
}

/** The one row of a post at a kind of agency. */
export const rowFor = (rows: readonly Row[], agencyKind: string, post: string): Row | undefined =>
  rows.find((row) => row.post === post && row.at.includes(agencyKind))

export const ruleId = (row: Row, group: FieldGroup): string => `R-${row.id}-${group.toUpperCase()}`
