import type { FieldGroup } from '@titian/core'
import { agencyKinds, posts } from '@titian/vocabulary'

/** How much of a field group one sees: values, that it is there (neutral words), or what and when under pseudonyms, never a value. */
export type Sight = 'full' | 'summary' | 'pseudonym'

/** `a` related to the case · `c` consent recorded · `o` accountable for the case · `d` holds the duty for the report · `r` not while she is protected: contact by relay. */
export type Condition = 'a' | 'c' | 'd' | 'o' | 'r'

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

/**
 * The default matrix for reading, for the agencies of the first issue; whoever is not in it reads nothing. F full, S summary,
 * P pseudonym, – nothing; conditions in brackets as in `Condition`. Columns: see the head.
 *
 * Stricter than the field's own table: protection is LPSK's alone, since that LPSK is involved must not be learned; others find a contact by
 * relay. What that table gives in part only (the visum of a prosecutor, the fitness to travel of KP2MI, an address abroad of a mission) no
 * group holds apart from the rest, so it is not shown. Commands are no matter of this table: each says `may`, and whoever may act has a row
 * here or stands among `withoutRow`.
 */
const text = `
row               | case identity contact location medical psychosocial legal protection shelter-location informant suspect exclusion | who
CASEWORKER        | F(a) F(a)     F(a)    F(a)     S(ac)   F(ac)        S(a)  –          –                –         –       –         | caseworker at UPTD_PPA NGO
COUNSELLOR        | F(a) F(a)     F(a)    F(a)     S(ac)   F(a)         –     –          –                –         –       –         | counsellor at UPTD_PPA NGO HEALTH
SUPERVISOR        | F(a) F(a)     F(a)    F(a)     S(a)    S(a)         S(a)  –          –                –         –       F(o)      | supervisor at UPTD_PPA NGO DINAS_SOSIAL KEMENSOS
DUTY-OFFICER      | F(a) F(a)     F(a)    F(a)     S(a)    –            –     –          F(a)             F(ad)     –       –         | duty-officer at UPTD_PPA NGO DINAS_SOSIAL KEMENSOS
SHELTER           | F(a) F(a)     S(a)    S(a)     S(ac)   S(ac)        –     –          F(a)             –         –       –         | shelter-staff at UPTD_PPA NGO DINAS_SOSIAL KEMENSOS
SOCIAL-WORKER     | F(a) F(a)     F(a)    F(a)     S(ac)   S(ac)        –     –          –                –         –       –         | social-worker at DINAS_SOSIAL KEMENSOS UPTD_PPA NGO
SOCIAL-CASEWORKER | F(a) F(a)     F(a)    F(a)     S(ac)   S(ac)        –     –          –                –         –       –         | caseworker at DINAS_SOSIAL KEMENSOS
POLICE            | F(a) F(a)     F(ar)   F(ar)    S(ac)   S(ac)        F(a)  –          –                –         F(a)    –         | investigator at POLICE
POLICE-DUTY       | F(a) F(a)     F(ar)   F(ar)    –       –            S(a)  –          –                –         –       –         | duty-officer at POLICE
POLICE-SUPERVISOR | F(a) F(a)     F(ar)   F(ar)    –       –            S(a)  –          –                –         S(a)    F(o)      | supervisor at POLICE
HEALTH            | F(a) F(a)     F(a)    F(a)     F(ac)   S(ac)        –     –          –                –         –       –         | health-worker at HEALTH
IMMIGRATION       | S(a) F(a)     S(a)    S(a)     –       –            S(a)  –          –                –         –       –         | immigration-officer at IMMIGRATION
LPSK              | F(a) F(a)     F(a)    F(a)     F(ac)   F(ac)        F(a)  F(a)       F(a)             –         –       F(a)      | lpsk-officer at LPSK
ADVOCATE          | F(a) F(ac)    F(ac)   F(ac)    S(ac)   S(ac)        F(a)  –          –                –         –       –         | advocate at LEGAL_AID
PROSECUTOR        | F(a) F(a)     –       –        –       –            F(a)  –          –                –         –       –         | prosecutor at PROSECUTOR
MIGRANT-WORKER    | S(a) F(a)     F(ar)   S(a)     –       –            S(a)  –          –                –         –       –         | migrant-worker-officer at MIGRANT_WORKER_PROTECTION
MISSION           | S(a) F(a)     S(a)    S(a)     –       –            S(a)  –          –                –         –       –         | mission-officer at FOREIGN_AFFAIRS
VILLAGE           | –    –        –       –        –       –            –     –          –                –         –       –         | village-volunteer at VILLAGE
AUDITOR           | P    P        P       P        P       P            P     P          –                P         P       P         | auditor at OVERSIGHT
SYSTEM            | F    –        –       –        –       –            –     –          –                –         –       –         | system at SYSTEM
`

const sights: Readonly<Record<string, Cell['sight']>> = { F: 'full', S: 'summary', P: 'pseudonym', '–': 'none' }

function cell(word: string): Cell {
  const [, letter = '', conditions = ''] = /^([FSP–])(?:\(([acdor]+)\))?$/.exec(word) ?? []
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

const [head = '', ...lines] = text.trim().split('\n')
// The columns are read by their place: a head in another order would show reviewers one table and apply another.
if (head.split('|')[1]?.trim().split(/\s+/).join() !== fieldGroups.join())
  throw new RangeError('The head of the matrix does not name the field groups in order')

export const matrix: readonly Row[] = lines.map(row)

/** The one row of a post at a kind of agency. */
export const rowFor = (agencyKind: string, post: string): Row | undefined => matrix.find((row) => row.post === post && row.at.includes(agencyKind))

export const ruleId = (row: Row, group: FieldGroup): string => `R-${row.id}-${group.toUpperCase()}`
