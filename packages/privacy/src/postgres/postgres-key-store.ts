import pg from 'pg'
import { privacyError } from '../errors.ts'
import type { Category } from '../personal.ts'
import type { KeyOwner, KeyRow, KeyStore } from '../ring/key-store.ts'

interface Row {
  readonly key_id: string
  readonly person_id: string
  readonly category: string
  readonly vault: string
  readonly wrapped: Buffer | null
}

const COLUMNS = 'key_id, person_id, category, vault, wrapped'

/** The keys of one service in the database laid by `migrateKeys`; those of others are as if they were not there. */
export function postgresKeyStore(pool: pg.Pool, service: string, schema = 'keys'): KeyStore {
  const table = `${pg.escapeIdentifier(schema)}.data_key`

  async function rows(sql: string, values: readonly unknown[]): Promise<readonly KeyRow[]> {
    const result = await pool.query<Row>(sql, [...values]).catch((error: unknown) => {
      throw isAway(error) ? privacyError('KEYS_UNAVAILABLE', {}, error) : error
    })
    return result.rows.map(({ key_id, person_id, category, vault, wrapped }) => ({
      keyId: key_id,
      personId: person_id,
      category: category as Category,
      vault,
      wrapped,
    }))
  }

  const store: KeyStore = {
    // An id that is no UUID was never given to a key; PostgreSQL would refuse the whole question for it.
    byId: (keyIds) => rows(`SELECT ${COLUMNS} FROM ${table} WHERE service = $1 AND key_id = ANY ($2::uuid[])`, [service, keyIds.filter(isUuid)]),
    byOwner: (owners) =>
      rows(`SELECT ${COLUMNS} FROM ${table} WHERE service = $1 AND (person_id, category) IN (SELECT * FROM unnest($2::uuid[], $3::text[]))`, [
        service,
        ...columnsOf(owners),
      ]),
    async add(candidates) {
      // In one order everywhere: two processes that add the same owners wait for each other instead of locking each other out.
      const ordered = [...candidates].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
      await rows(
        `INSERT INTO ${table} (service, person_id, category, key_id, vault, wrapped)
         SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::bytea[])
         ON CONFLICT ON CONSTRAINT data_key_one_per_owner DO NOTHING`,
        [service, ...columnsOf(ordered), ordered.map(({ keyId }) => keyId), ordered.map(({ vault }) => vault), ordered.map(({ wrapped }) => wrapped)],
      )
      // A second statement, so that it sees what another process committed while the first one waited.
      return store.byOwner(candidates)
    },
  }
  return store
}

const columnsOf = (owners: readonly KeyOwner[]) => [owners.map(({ personId }) => personId), owners.map(({ category }) => category)]
const orderOf = ({ personId, category }: KeyOwner): string => `${personId} ${category}`
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The connection was refused, cut or not to be had; for anything else PostgreSQL has a five-letter SQLSTATE of another class. */
function isAway(error: unknown): boolean {
  const code: unknown = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? /^(08|53|57P)/.test(code) : true
}
