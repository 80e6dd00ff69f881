import { relationView } from '@titian/access'
import { type Actor, TitianError } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { memoryKeyRing, memoryKeyStore } from '@titian/privacy/memory'
import { as, dinsos, fixedClock, idOf, stateAfter, uptd } from '@titian/testing'
import { commandHandler } from '../commands/handle.ts'
import { loader } from '../commands/load.ts'
import type { Parts } from '../parts.ts'
import { readResource } from '../read/resource.ts'
import { errandService } from './service-fixture.ts'
import { endTrip, trip } from './trip-fixture.ts'

const there = idOf('a trip of others')
const caseId = idOf('case')

/** Every call of these functions is noted by its name. */
function counted<Port extends object>(port: Port, asked: string[]): Port {
  return new Proxy(port, {
    get(target, name, self) {
      const found: unknown = Reflect.get(target, name, self)
      if (typeof found !== 'function') return found
      return (...given: unknown[]) => {
        asked.push(String(name))
        return found.apply(target, given)
      }
    },
  })
}

async function asking(rows: readonly object[] = []) {
  const clock = fixedClock()
  const log = memoryEventStore({ log: 'errands', clock })
  const meta = {
    occurredAt: { from: clock.now().toISOString(), to: clock.now().toISOString(), precision: 'minute' as const },
    caseId,
    personIds: [],
    ownerAgency: uptd.agencyId,
    actor: as(uptd),
    purpose: 'SERVICES',
    legalBasis: { kind: 'PUBLIC_TASK' as const },
    commandId: there,
    inputHash: '',
    correlationId: there,
    causationId: there,
  }
  const data = { caseId, agencyId: uptd.agencyId, driverId: as(uptd).userId, rule: 'TRIP', dueAt: clock.now().toISOString(), zone: 'Asia/Makassar' }
  await log.append(trip.streamOf('errands', there), [{ id: there, type: 'TripBooked', schemaVersion: 1, data, meta }], { expected: 0 })
  const asked: string[] = []
  const store = counted(log, asked)
  const query = async (text: string) => {
    const found = text.includes(' from relation where case_id') && text.includes('knownThen') ? rows : []
    return { rows: found, rowCount: found.length }
  }
  const parts = {
    definition: errandService,
    store,
    load: loader({ store }, 'errands'),
    views: counted({ waitFor: async () => true, waitForBasis: async () => true, query }, asked),
    keyRing: counted(memoryKeyRing({ store: memoryKeyStore() }), asked),
    freshness: { assertFresh: async () => void asked.push('assertFresh') },
    clock,
    wallClock: clock,
    clockWatch: { isWrong: () => false, check: async () => undefined },
    secrets: { pseudonymKey: new Uint8Array(32) },
  } as unknown as Parts
  /** What was asked of log, views and keys before the answer, which must be that of an unknown id. */
  const questions = async (answer: () => Promise<unknown>) => {
    asked.length = 0
    const error = await answer().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(TitianError)
    expect(error).toMatchObject({ code: 'NOT_FOUND' })
    return asked.toSorted()
  }
  const principal = (who: Actor) => ({ ...who, purpose: 'SERVICES' as const, undercover: false })
  return {
    read: (who: Actor, id: string) => questions(() => readResource(parts, principal(who), trip, id)),
    give: (who: Actor, id: string) =>
      questions(() =>
        commandHandler(parts)({
          command: endTrip,
          id,
          input: {},
          form: 'clear',
          principal: principal(who),
          issuer: 'issuer',
          key: idOf(`${who.userId} ${id}`),
          purpose: 'SERVICES',
          correlationId: idOf('correlation'),
        }),
      ),
  }
}

const stranger = as(dinsos, 'caseworker')
const colleague = { ...as(uptd, 'caseworker'), userId: 'u-colleague' }
const excluded = {
  resource: `received.intake.exclusion-${caseId}`,
  case_id: caseId,
  person_id: null,
  kind: 'excluded',
  agency_id: null,
  unit_id: null,
  user_id: as(uptd).userId,
  from_at: new Date(0),
  to_at: null,
  disclosed: {},
  now: true,
  knownThen: true,
}

describe('what is asked of log, views and keys', () => {
  it.each(['read', 'give'] as const)('is for what is there and forbidden what it is for an unknown id (%s, SAFETY 4)', async (what) => {
    for (const who of [stranger, colleague]) {
      const of = await asking()
      const unknown = await of[what](who, idOf('no such trip'))
      expect(unknown.filter((name) => name === 'query').length).toBeGreaterThan(0)
      // Also when the stream is in memory by now.
      for (let again = 0; again < 2; again += 1) expect(await of[what](who, there)).toEqual(unknown)
    }
  })
  it.each(['read', 'give'] as const)('is the same for an excluded person (%s, SAFETY 4, 9)', async (what) => {
    const of = await asking([excluded])
    expect(await of[what](as(uptd), there)).toEqual(await of[what](as(uptd), idOf('no such trip')))
  })
  it('rests on a view whose rows this test gives', () => {
    for (const column of ['person_id', 'disclosed', 'superseded_at']) expect(relationView('errands').sql).toContain(column)
    expect(stateAfter(trip)).toMatchObject({ status: 'none' })
  })
})
