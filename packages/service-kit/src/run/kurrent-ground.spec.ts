import { systemClock, TitianError } from '@titian/core'
import { z } from 'zod'
import { kurrentFields, kurrentStore, missingForKurrent } from './kurrent-ground.ts'
import { exits, startFailure } from './start-failure.ts'

const schema = z.object(kurrentFields)

describe('how to reach KurrentDB', () => {
  it('is told by a connection string', () => {
    for (const url of [
      'kurrentdb://127.0.0.1:2113?tls=false',
      'kurrentdb+discover://user:secret@kurrent.example:2113',
      'kurrentdb://a:2113,b:2113',
    ]) {
      expect(schema.parse({ KURRENTDB_URL: url }).KURRENTDB_URL).toBe(url)
    }
    for (const wrong of ['postgres://127.0.0.1', 'kurrentdb://', '127.0.0.1:2113'])
      expect(schema.safeParse({ KURRENTDB_URL: wrong }).success).toBe(false)
  })

  it('is missing where the log shall be there and nothing says where', () => {
    expect(missingForKurrent({ KURRENTDB_URL: undefined })).toEqual(['KURRENTDB_URL'])
    expect(missingForKurrent({ KURRENTDB_URL: 'kurrentdb://a:2113' })).toEqual([])
  })

  const failureAt = (url: string) => kurrentStore({ url, service: 'intake', clock: systemClock }).then(() => undefined, startFailure)

  it('says why a service does not start without it, and no password', async () => {
    expect(await failureAt('kurrentdb://user:secret@127.0.0.1:1?tls=false')).toEqual({
      exit: exits.away,
      sentences: ['KurrentDB does not answer; see KURRENTDB_URL.'],
    })
  })

  it.each([
    ['127.0.0.1:1?tls=false&throwOnAppendFailure=false', 'throwOnAppendFailure=false'],
    ['127.0.0.1:1?tls=false&throw_on_append_failure=false', 'throwOnAppendFailure=false'],
    ['127.0.0.1:1,127.0.0.1:2?nodePreference=follower', 'nodePreference'],
    ['127.0.0.1:1?tlsCAFile=/nowhere/authority.pem', 'tlsCAFile'],
    ['127.0.0.1:1?tls=maybe', 'cannot be read'],
    ['127.0.0.1:1?unheard=of', 'option'],
    ['secret@127.0.0.1:1', 'percent-encoded'],
  ])('says what is wrong with %s, and exits as one who is wrongly set up', async (rest, wanted) => {
    const { warn } = console
    const warnings: unknown[] = []
    console.warn = (...what) => warnings.push(what)
    const refused = await failureAt(`kurrentdb://user:secret@${rest}`)
    console.warn = warn
    expect(refused).toEqual({ exit: exits.config, sentences: [expect.stringContaining(wanted)] })
    expect(JSON.stringify(refused)).not.toMatch(/secret|nowhere|unheard/)
    // The client would warn of an unknown option by printing the whole string.
    expect(warnings).toEqual([])
  })

  it('tells wrong credentials, certificates and the lack of them apart', async () => {
    const said = [{ reason: 'access-denied' }, { certificate: 'SELF_SIGNED_CERT_IN_CHAIN' }, { certificate: 'ERR_SSL_WRONG_VERSION_NUMBER' }].map(
      (details) => startFailure(new TitianError('KURRENTDB_REFUSED', details)),
    )
    expect(said.map(({ exit }) => exit)).toEqual([exits.config, exits.config, exits.config])
    expect(said.map(({ sentences }) => sentences[0])).toEqual([
      expect.stringContaining('the user or the password'),
      expect.stringContaining('not trusted (SELF_SIGNED_CERT_IN_CHAIN)'),
      expect.stringContaining('tls=false'),
    ])
  })
})
