import { TitianError } from '@titian/core'
import { migrateKeys } from '@titian/privacy/postgres'
import { testDatabase } from '@titian/testing/postgres'
import { demoIssuer, refuseDemo, refuseDemoKeys } from './demo.ts'
import { startFailure } from './start-failure.ts'

describe('a service outside the demo', () => {
  it('takes neither its issuer nor its vault', () => {
    expect(() => refuseDemo({ issuer: demoIssuer, vault: { demo: false } })).toThrow('DEMO_ISSUER')
    expect(() => refuseDemo({ issuer: 'https://issuer.example', vault: { demo: true } })).toThrow('DEMO_KEYS')
    expect(() => refuseDemo({ issuer: 'https://issuer.example', vault: { demo: false } })).not.toThrow()
  })

  it('does not stand on keys that a demo made', async () => {
    const database = await testDatabase()
    const pool = database.pool({ max: 1 })
    const unprepared: unknown = await refuseDemoKeys(pool).catch((error: unknown) => error)
    expect(startFailure(unprepared)).toMatchObject({ exit: 78, sentences: [expect.stringContaining('not prepared')] })
    await migrateKeys({ pool })
    const made = (vault: string) =>
      pool.query(
        `insert into keys.data_key (key_id, service, person_id, category, vault, wrapped) values (gen_random_uuid(), 's', gen_random_uuid(), 'identity', $1, '\\x00')`,
        [vault],
      )
    await made('file:local:1')
    await expect(refuseDemoKeys(pool)).resolves.toBeUndefined()
    await made('demo:local:1')
    await expect(refuseDemoKeys(pool)).rejects.toMatchObject({ code: 'DEMO_KEYS' })
    await database.drop()
  })

  it.each([
    [{ code: 'ENOENT', path: '/run/secrets/key' }, 78, 'The file /run/secrets/key is not there.'],
    [{ code: 'EADDRINUSE', port: 3001 }, 78, 'Port 3001 is taken. Set PORT to a free one, or to 0.'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 69, 'The database does not answer; see DATABASE_URL and KEYS_DATABASE_URL.'],
    [new TitianError('DATABASE_AWAY', { variable: 'BROKER_DATABASE_URL' }), 69, 'The database does not answer; see BROKER_DATABASE_URL.'],
    [
      new TitianError('DATABASE_REFUSES', { variable: 'KEYS_DATABASE_URL', code: '42501' }),
      78,
      'KEYS_DATABASE_URL: the role may not connect to this database.',
    ],
    [new Error('PENANDA'), 70, 'It failed with UNKNOWN.'],
  ])('says why it cannot start: %p', (error, exit, sentence) => expect(startFailure(error)).toEqual({ exit, sentences: [sentence] }))
})
