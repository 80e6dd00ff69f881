import { randomUUID } from 'node:crypto'
import { at, systemClock } from '@titian/core'
import { type IntegrationEvent, topicOf } from '@titian/messaging'
import { postgresBroker } from '@titian/messaging/postgres'
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
    relations: relationSeal(secrets(errands.ground.secret).relationKey).seal(about, { binds: true }),
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
      'titian_messages_newer_total{source="intake",type="CaseOpened",service="errands"} 1',
      'titian_messages_unknown_total{source="intake",type="CaseBlessed",service="errands"} 1',
      'titian_messages_unknown_total{source="intake",type="other",service="errands"} 1',
    ])
  })
})
