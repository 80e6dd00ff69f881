import type { Category } from './personal.ts'
import { plainObject } from './plain-object.ts'
import type { KeyDescription, KeyRing, Opened } from './ring/key-ring.ts'
import type { KeyOwner } from './ring/key-store.ts'
import { isSealed, type Sealed } from './sealed.ts'

/** What a reader is told of a value that was not opened. */
export interface Redaction {
  /** `contacts.0.phone` */
  readonly path: string
  /** Null where the key is unknown, and with it the group. */
  readonly group: Category | null
  readonly reason: 'NOT_PERMITTED' | 'ERASED' | 'KEY_UNKNOWN'
}

export interface OpenedRow {
  readonly value: unknown
  readonly redactions: readonly Redaction[]
}

/**
 * That such a value exists is itself the secret (SAFETY 3). To those who may not see it the answer is as if there were none, and no
 * redaction tells of it. Other facts beside such a value tell as well: leaving those out is up to who declares and presents them.
 */
const silent: ReadonlySet<Category> = new Set<Category>(['protection', 'informant', 'suspect'])

/** Whether this reader may open values of this person in this category: each person is asked alone. */
export type MayOpen = (of: KeyOwner) => boolean

/** Marks what is left out. */
const none = Symbol('none')

/**
 * Opens what is permitted in any JSON value and puts null in place of the rest; what is silent is left out, for here none is missing. No key
 * is unwrapped for what is not permitted. What comes out of a seal is not searched for seals. Throws `SEAL_BROKEN`, `KEYS_UNAVAILABLE`.
 */
export async function openRow(value: unknown, permitted: MayOpen, keyRing: KeyRing): Promise<OpenedRow> {
  const [opened] = await openEach([value], () => permitted, keyRing, none)
  return opened ?? { value: null, redactions: [] }
}

/**
 * The same for rows of a view, each about another case; keys of all rows are looked up together. In a row none is null, so what is silent is
 * null.
 */
export const openRows = <Row>(
  rows: readonly Row[],
  permitted: (row: Row, index: number) => MayOpen,
  keyRing: KeyRing,
): Promise<readonly OpenedRow[]> => openEach(rows, permitted, keyRing, null)

async function openEach<Row>(
  rows: readonly Row[],
  permitted: (row: Row, index: number) => MayOpen,
  keyRing: KeyRing,
  silence: unknown,
): Promise<readonly OpenedRow[]> {
  const found = rows.map((row) => sealedIn(row))
  const owners = await keyRing.describeMany(found.flat().map(({ keyId }) => keyId))
  const mayOpen = rows.map(permitted)
  const openable = found.flatMap((all, index) => all.filter(({ keyId }) => may(mayOpen[index], owners.get(keyId))))
  const open = await openAll(openable, keyRing)
  return rows.map((row, index) => {
    const redactions: Redaction[] = []
    const value = replaced(row, '', (sealed, path) => {
      const owner = owners.get(sealed.keyId)
      const opened = may(mayOpen[index], owner) ? open.get(sealed) : undefined
      if (opened?.state === 'OPEN') return opened.value
      if (opened === undefined && owner !== undefined && silent.has(owner.category)) return silence
      redactions.push(redactionOf(path, owner, opened))
      return null
    })
    return { value: value === none ? null : value, redactions }
  })
}

const may = (permitted: MayOpen | undefined, owner: KeyDescription | undefined): boolean => owner !== undefined && (permitted?.(owner) ?? false)

function redactionOf(path: string, owner: KeyDescription | undefined, opened: Opened | undefined): Redaction {
  if (owner === undefined) return { path, group: null, reason: 'KEY_UNKNOWN' }
  return { path, group: owner.category, reason: opened === undefined ? 'NOT_PERMITTED' : 'ERASED' }
}

async function openAll(all: readonly Sealed[], keyRing: KeyRing): Promise<ReadonlyMap<Sealed, Opened>> {
  const opened = await keyRing.openMany(all)
  return new Map(opened.map((one, index) => [all[index] as Sealed, one]))
}

function sealedIn(value: unknown): readonly Sealed[] {
  const all: Sealed[] = []
  replaced(value, '', (sealed) => all.push(sealed))
  return all
}

function replaced(value: unknown, path: string, replace: (sealed: Sealed, path: string) => unknown): unknown {
  const below = (part: unknown, key: string | number) => replaced(part, path === '' ? `${key}` : `${path}.${key}`, replace)
  if (isSealed(value)) return replace(value, path)
  if (Array.isArray(value)) return value.map(below).filter((part) => part !== none)
  if (!plainObject(value)) return value
  const parts = Object.entries(value).map(([key, part]) => [key, below(part, key)] as const)
  return Object.fromEntries(parts.filter(([, part]) => part !== none))
}
