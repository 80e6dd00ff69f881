import type { Category } from './personal.ts'
import { plainObject } from './plain-object.ts'
import type { KeyDescription, KeyRing, Opened } from './ring/key-ring.ts'
import { isSealed, type Sealed } from './sealed.ts'

/** What a reader is told of a value that was not opened. */
export interface Redaction {
  /** `contacts.0.phone` */
  readonly path: string
  /** Null where the key is unknown, and with it the group. */
  readonly group: Category | null
  readonly reason: 'NOT_PERMITTED' | 'ERASED' | 'KEY_UNKNOWN'
}

export interface OpenedRow<Row> {
  readonly value: Row
  readonly redactions: readonly Redaction[]
}

/**
 * That such a value exists is itself the secret (SAFETY 3): for those who may not see it, it is null as if there were none, and no redaction
 * tells of it. A row must therefore hold null where there is none, and a line of an event of these groups must be left out before this.
 */
const silent: ReadonlySet<Category> = new Set<Category>(['protection', 'informant', 'suspect'])

/**
 * Opens what is permitted in any JSON value and puts null in place of the rest. No key is unwrapped for what is not permitted. What comes out
 * of a seal is not searched for seals. Throws `SEAL_BROKEN`, `KEYS_UNAVAILABLE`.
 */
export async function openRow<Row>(row: Row, permitted: ReadonlySet<Category>, keyRing: KeyRing): Promise<OpenedRow<unknown>> {
  const [opened] = await openRows([row], () => permitted, keyRing)
  return opened ?? { value: row, redactions: [] }
}

/** As `openRow`, for a list whose rows are each about another case: keys of all rows are looked up together. */
export async function openRows<Row>(
  rows: readonly Row[],
  permitted: (row: Row, index: number) => ReadonlySet<Category>,
  keyRing: KeyRing,
): Promise<readonly OpenedRow<unknown>[]> {
  const found = rows.map((row) => sealedIn(row))
  const owners = await keyRing.describeMany(found.flat().map(({ keyId }) => keyId))
  const mayOpen = rows.map(permitted)
  const open = await openAll(
    found.flatMap((all, index) => all.filter(({ keyId }) => may(mayOpen[index], owners.get(keyId)))),
    keyRing,
  )
  return rows.map((row, index) => {
    const redactions: Redaction[] = []
    const value = replaced(row, '', (sealed, path) => {
      const owner = owners.get(sealed.keyId)
      const opened = may(mayOpen[index], owner) ? open.get(sealed) : undefined
      if (opened?.state === 'OPEN') return opened.value
      const redaction = redactionOf(path, owner, opened)
      if (redaction !== undefined) redactions.push(redaction)
      return null
    })
    return { value, redactions }
  })
}

const may = (permitted: ReadonlySet<Category> | undefined, owner: KeyDescription | undefined): boolean =>
  owner !== undefined && (permitted?.has(owner.category) ?? false)

function redactionOf(path: string, owner: KeyDescription | undefined, opened: Opened | undefined): Redaction | undefined {
  if (owner === undefined) return { path, group: null, reason: 'KEY_UNKNOWN' }
  if (opened !== undefined) return { path, group: owner.category, reason: 'ERASED' }
  return silent.has(owner.category) ? undefined : { path, group: owner.category, reason: 'NOT_PERMITTED' }
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
  if (Array.isArray(value)) return value.map(below)
  if (plainObject(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, below(part, key)]))
  return value
}
