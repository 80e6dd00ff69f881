import { randomUUID } from 'node:crypto'
import { at, systemClock } from '@titian/core'
import { type IntegrationEvent, topicOf } from '@titian/messaging'
import { postgresBroker } from '@titian/messaging/postgres'
import { answersForCase } from '@titian/testing'
import { relationSeal } from '../between/relation-seal.ts'
import { secrets } from '../secrets.ts'
import { type Errands, runErrands } from './service-fixture.ts'

let errands: Errands

/** A case of intake as a newer release of intake might tell of it. */
function told(version: number, type: string, schemaVersion: number, caseId: string): IntegrationEvent {
  const now = systemClock.now()
  const about = { id: randomUUID(), source: 'intake', stream: `intake.case-${caseId}`, version }
  return {
    ...about,
    relations: relationSeal(secrets(errands.ground.secret, 'common').relationKey).seal(about, { binds: true }),
    type,
    schemaVersion,
    occurredAt: at(now),
    recordedAt: now.toISOString(),
    caseId,
    correlationId: randomUUID(),
    partitionKey: caseId,
    data: { caseId, personId: randomUUID(), agencyId: randomUUID(), caseworkerId: 'u-rekaan-1', area: '53.71' },
  }
}

describe('messages of a producer that is ahead', () => {
  beforeAll(async () => {
    errands = await runErrands()
  })
  afterAll(() => errands.stop())

  it('are received, and counted by source and type alone', async () => {
    const caseId = randomUUID()
    const broker = postgresBroker({ pool: errands.database.pool(), listener: { listen: () => () => undefined, tell: () => undefined } })
    const sent = [
      told(1, 'CaseOpened', 2, caseId),
      told(2, 'CaseBlessed', 1, caseId),
      told(3, 'not a type: 0812', 1, caseId),
      told(4, 'CaseClosed', 1, caseId),
    ]
    await broker.publish(topicOf('intake'), sent)
    await broker.close()
    const stream = `errands.received.intake.case-${caseId}`
    while ((await errands.store.read(stream)).length < sent.length) await errands.settled(100)
    const text = await (await fetch(`${errands.url}/metrics`)).text()
    const strange = text.split('\n').filter((line) => /^titian_messages_(unknown|newer)_total/.test(line))
    expect(strange.sort()).toEqual([
      'titian_messages_newer_total{source="intake",service="errands"} 1',
      'titian_messages_unknown_total{source="intake",service="errands"} 2',
    ])
  })

  it('of which it cannot be read who is bound is parked with its stream, also where nothing else of it is read here', async () => {
    const broker = postgresBroker({ pool: errands.database.pool(), listener: { listen: () => () => undefined, tell: () => undefined } })
    const [caseId, whole] = [randomUUID(), told(1, 'BedGiven', 1, randomUUID())]
    const stream = `intake.bed-${caseId}`
    await broker.publish(topicOf('intake'), [{ ...whole, id: randomUUID(), stream, partitionKey: caseId }])
    await broker.close()
    while ((await errands.ground.parking.show(stream)).length === 0) await errands.settled(100)
    expect(await errands.ground.parking.show(stream)).toMatchObject([{ errorCode: 'RELATIONS_UNREADABLE', message: { version: 1 } }])
    expect(await errands.store.read(`errands.received.${stream}`)).toEqual([])
    await errands.ground.parking.remove(stream, 1)
  })

  it('of an aggregate that binds people is received whole, though no fact was written for it; of another it is not', async () => {
    const broker = postgresBroker({ pool: errands.database.pool(), listener: { listen: () => () => undefined, tell: () => undefined } })
    const { seal } = relationSeal(secrets(errands.ground.secret, 'common').relationKey)
    const caseId = randomUUID()
    const of = (kind: string, binds: boolean): IntegrationEvent => {
      const about = { id: randomUUID(), source: 'intake', stream: `intake.${kind}-${caseId}`, version: 1 }
      const change = { bound: answersForCase({ caseId }, randomUUID(), 'u-rekaan-1'), unbound: [] }
      return { ...told(1, 'Given', 1, caseId), ...about, relations: seal(about, { binds, ...(binds && { change }) }) }
    }
    await broker.publish(topicOf('intake'), [of('blanket', false), of('bed', true)])
    await broker.close()
    const received = (kind: string) => errands.store.read(`errands.received.intake.${kind}-${caseId}`)
    while ((await received('bed')).length === 0) await errands.settled(100)
    expect((await received('bed'))[0]?.meta.relations?.bound).toHaveLength(3)
    expect(await received('blanket')).toEqual([])
  })
})
