import { systemClock } from '@titian/core'
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
    const refused = await failureAt('kurrentdb://user:secret@127.0.0.1:1?tls=false&throwOnAppendFailure=false')
    expect(refused?.exit).toBe(exits.config)
    expect(JSON.stringify(refused)).not.toContain('secret')
  })
})
