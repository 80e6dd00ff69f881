import { randomBytes } from 'node:crypto'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import pg from 'pg'
import { localKeyVault } from '../key-vault.ts'
import { migrateKeys } from './migrate-keys.ts'
import { postgresKeyRing } from './postgres-key-ring.ts'

const ani = '00000000-0000-4000-8000-0000000000aa'
const budi = '00000000-0000-4000-8000-0000000000bb'
const vault = localKeyVault({ key: randomBytes(32) })

describe('the database of the keys', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    await Promise.all([1, 2, 3].map(() => migrateKeys({ pool: database.pool(), schema: 'vault_keys' })))
  })
  afterAll(() => database.drop())
  const ring = (pool = database.pool()) => postgresKeyRing({ pool, service: 'intake', vault, schema: 'vault_keys' })

  it('holds no key that opens anything without the vault', async () => {
    const sealed = await ring().seal(ani, 'identity', 'Ani Rekaan')
    const [row] = await database.query<{ wrapped: Buffer; vault: string }>('SELECT wrapped, vault FROM vault_keys.data_key WHERE key_id = $1', [
      sealed.keyId,
    ])
    expect(row?.vault).toBe(vault.id)
    // iv, tag and 32 encrypted bytes.
    expect(row?.wrapped).toHaveLength(60)
    expect(await ring().open(sealed)).toBe('Ani Rekaan')
  })

  it('tells a wrapped key that was moved to another row', async () => {
    const [one, other] = await Promise.all([ring().seal(ani, 'medical', 1), ring().seal(budi, 'medical', 2)])
    await database.query('UPDATE vault_keys.data_key SET wrapped = (SELECT wrapped FROM vault_keys.data_key WHERE key_id = $2) WHERE key_id = $1', [
      one.keyId,
      other.keyId,
    ])
    await expect(ring().open(one)).rejects.toMatchObject({ code: 'KEY_WRAP_BROKEN', details: { keyId: one.keyId } })
    expect(await ring().open(other)).toBe(2)
  })

  it('tells a row that was given another category or person', async () => {
    const sealed = await ring().seal(ani, 'suspect', 1)
    await database.query(`UPDATE vault_keys.data_key SET category = 'legal' WHERE key_id = $1`, [sealed.keyId])
    await expect(ring().open(sealed)).rejects.toMatchObject({ code: 'KEY_WRAP_BROKEN' })
  })

  it('lets a service neither change nor remove a key', async () => {
    const role = `titian_keys_${randomBytes(4).toString('hex')}`
    await database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'rekaan'`)
    try {
      await migrateKeys({ pool: database.pool(), schema: 'vault_keys', roles: [role] })
      const url = new URL(database.url)
      url.username = role
      url.password = 'rekaan'
      const pool = database.pool({ connectionString: url.href })
      const sealed = await ring(pool).seal(budi, 'contact', 'x')
      expect(await ring(pool).open(sealed)).toBe('x')
      for (const sql of ['UPDATE vault_keys.data_key SET service = service', 'DELETE FROM vault_keys.data_key', 'TRUNCATE vault_keys.data_key'])
        await expect(pool.query(sql)).rejects.toThrow(/permission denied/)
    } finally {
      await database.query(`DROP OWNED BY ${role}`)
      await database.query(`DROP ROLE ${role}`)
    }
  })

  it('answers KEYS_UNAVAILABLE while it is away', async () => {
    const away = new pg.Pool({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' })
    await expect(ring(away).seal(ani, 'identity', 1)).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE', details: {} })
    await away.end()
  })
})
