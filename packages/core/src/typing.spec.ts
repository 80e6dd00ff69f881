import { z } from 'zod'
import { aggregate, event, fact, received, rejecting, stateOf } from './index.ts'

const label = { id: 'x', en: 'x' }
const reject = rejecting({ DOOR_OPEN: { id: 'Pintu terbuka', en: 'The door is open' } })
type Door = { status: 'none' } | { status: 'open'; by: string }
const house = fact({
  service: 'town',
  aggregate: 'house',
  events: { HouseBuilt: received({ doors: z.number() }) },
  initialState: { doors: 0 } as { doors: number },
  evolve: { HouseBuilt: (_, { doors }) => ({ doors }) },
})
const door = aggregate({
  name: 'door',
  events: { DoorOpened: event(1, { by: z.string() }, { label, publish: { fields: ['by'] } }) },
  initialState: { status: 'none' } as Door,
  evolve: { DoorOpened: (_, { by }) => ({ status: 'open', by }) },
})
const open = door.command({
  name: 'OpenDoor',
  doc: 'Opens.',
  may: { posts: ['caseworker'] },
  label,
  input: z.strictObject({ by: z.string(), houseId: z.string() }),
  needs: { house: stateOf(house, 'houseId') },
  decide({ by }, state, { house }) {
    if (state.status === 'open') return reject('DOOR_OPEN')
    if (house.doors === 0) return []
    return [{ type: 'DoorOpened', data: { by } }]
  },
})

describe('the words of event sourcing', () => {
  const recorded = (type: string, data: unknown, version = 1) => ({
    id: `e-${version}`,
    type,
    schemaVersion: 1,
    data,
    stream: 's',
    version,
    position: BigInt(version),
    recordedAt: '2026-01-01T00:00:00.000Z',
    meta: {
      occurredAt: { from: '', to: '', precision: 'day' as const },
      personIds: [],
      ownerAgency: 'a',
      actor: { userId: 'u', agencyId: 'a', agencyKind: 'NGO', unitId: null, post: 'caseworker' },
      purpose: 'SERVICES',
      legalBasis: { kind: 'PUBLIC_TASK' as const },
      commandId: 'c',
      inputHash: 'h',
      correlationId: 'c',
      causationId: 'c',
    },
  })
  it('folds a stream to its state', () => expect(door.fold([recorded('DoorOpened', { by: 'Rekaan' })])).toEqual({ status: 'open', by: 'Rekaan' }))
  it('names the stream, version and type of an event it does not know', () =>
    expect(() => door.fold([recorded('DoorBurnt', {}, 7)])).toThrow(
      expect.objectContaining({ code: 'EVENT_UNKNOWN', details: { stream: 's', version: 7, type: 'DoorBurnt' } }),
    ))
  it('folds what it received and passes over what it does not know', () =>
    expect(house.fold([recorded('town.HouseBuilt', { doors: 2, roof: 'tin' }), recorded('town.HouseSold', {}, 2)])).toEqual({ doors: 2 }))
  it('names its streams by log', () => {
    expect(door.streamOf('town', '1')).toBe('town.door-1')
    expect(house.streamOf('referral', '1')).toBe('referral.received.town.house-1')
  })
  it('decides with what it needs', () => {
    const context = {
      actor: recorded('', {}).meta.actor,
      now: new Date(0),
      id: '1',
      purpose: 'SERVICES',
      newId: () => 'n',
      newBytes: () => new Uint8Array(),
      newPersonId: () => '',
      house: { doors: 1 },
    }
    expect(open.decide({ by: 'x', houseId: 'h' }, { status: 'none' }, context)).toEqual([{ type: 'DoorOpened', data: { by: 'x' } }])
    expect(open.decide({ by: 'x', houseId: 'h' }, { status: 'open', by: 'y' }, context)).toEqual({ rejected: 'DOOR_OPEN', details: {} })
  })
  it('does not compile with a missing evolve case, an unknown event or an unknown refusal', () => {
    // @ts-expect-error evolve lacks DoorOpened
    aggregate({ name: 'x', events: door.events, initialState: {} as Door, evolve: {} })
    // @ts-expect-error there is no such event
    door.command({ name: 'X', doc: '', may: { posts: 'system' }, label, input: z.strictObject({}), decide: () => [{ type: 'Nope', data: {} }] })
    const lost = { name: 'x', events: {}, initialState: {}, evolve: {} }
    // @ts-expect-error there is no such relation
    aggregate({ ...lost, relations: () => [{ kind: 'acountableAgency', from: '' }] })
    // @ts-expect-error nor for what is received
    fact({ ...lost, service: 's', aggregate: 'x', relations: () => [{ kind: 'acountableAgency', from: '' }] })
    // @ts-expect-error there is no such refusal
    expect(reject('NOPE').rejected).toBe('NOPE')
  })
})
