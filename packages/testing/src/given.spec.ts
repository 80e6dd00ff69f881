import { aggregate, event, fact, lookUp, received, rejecting, stateOf } from '@titian/core'
import { z } from 'zod'
import { as, given, idOf, lpsk, move, openAgreesWithDecide, police, sealedFixture, stateAfter, usualNow } from './index.ts'

const label = { id: 'x', en: 'x' }
const reject = rejecting({ DOOR_OPEN: label, NOT_YOURS: label, NO_HOUSE: label })
type Door = { status: 'none' } | { status: 'open'; by: string; since: string }
const house = fact({
  service: 'town',
  aggregate: 'house',
  events: { HouseBuilt: received({ doors: z.number() }) },
  initialState: { doors: 0 } as { doors: number },
  evolve: { HouseBuilt: (_, { doors }) => ({ doors }) },
})
const sealed = z.strictObject({ keyId: z.uuid(), sealId: z.uuid(), iv: z.base64(), ct: z.base64(), tag: z.base64() })
const door = aggregate({
  name: 'door',
  events: { DoorOpened: event(1, { by: z.uuid(), why: sealed.optional() }, { label }), DoorShut: event(1, {}, { label }) },
  initialState: { status: 'none' } as Door,
  evolve: {
    DoorOpened: (_, { by }, { recordedAt }) => ({ status: 'open', by, since: recordedAt }),
    DoorShut: () => ({ status: 'none' }),
  },
})
const open = door.command({
  name: 'OpenDoor',
  doc: 'Opens.',
  path: 'open',
  may: { posts: 'public' },
  label,
  input: z.strictObject({ why: sealed.optional() }),
  needs: { house: stateOf(house, 'houseId') },
  decide({ why }, state, { house, newId, actor, now }) {
    if (state.status === 'open') return reject('DOOR_OPEN', { since: state.since })
    if (house.doors === 0) return reject('NO_HOUSE')
    if (actor.agencyKind === 'POLICE') return []
    if (now.getTime() < usualNow.getTime()) return [{ type: 'DoorShut', data: {} }]
    return [{ type: 'DoorOpened', data: { by: newId('door'), ...(why ? { why } : {}) } }]
  },
})
const knock = door.command({
  name: 'Knock',
  doc: 'Knocks.',
  may: { posts: 'public' },
  label,
  input: z.strictObject({}),
  needs: { home: lookUp<boolean>('who-is-home', () => ({})) },
  decide: (_, __, { home }) => [{ type: 'DoorOpened', data: { by: home ? 'nobody' : 7 } as never }],
})

const opened = { type: 'DoorOpened', data: { by: idOf('someone') }, recordedAt: '2024-01-01T00:00:00.000Z' } as const
const built = stateAfter(house, { type: 'HouseBuilt', data: { doors: 2 } })

describe('given, when, then', () => {
  it('expects events, with what was needed and ids that can be told', () =>
    given(door)
      .when(open, { why: sealedFixture('takut') }, { actor: as(lpsk), needs: { house: built } })
      .then({ type: 'DoorOpened', data: { by: idOf('door'), why: sealedFixture('takut') } }))
  it('expects nothing', () =>
    given(door)
      .when(open, {}, { actor: as(police), needs: { house: built } })
      .thenNothing())
  it('expects a refusal after what happened before', () =>
    given(door, opened).when(open, {}, as(lpsk)).thenRejected('DOOR_OPEN', { since: '2024-01-01T00:00:00.000Z' }))
  it('takes a need that is not given as a stream without events', () => given(door).when(open, {}, as(lpsk)).thenRejected('NO_HOUSE'))
  it('takes the time that is given', () =>
    given(door)
      .when(open, {}, { actor: as(lpsk), now: '2024-03-04T01:59:59.999Z', needs: { house: built } })
      .then({ type: 'DoorShut', data: {} }))

  it('fails where the outcome is another', () => {
    const refused = given(door).when(open, {}, as(lpsk))
    expect(() => refused.thenNothing()).toThrow()
    expect(() => refused.thenRejected('DOOR_OPEN')).toThrow()
    expect(() => refused.then({ type: 'DoorShut', data: {} })).toThrow()
  })
  it('fails on an input that the service would refuse', () => {
    // @ts-expect-error an input without such a field
    expect(() => given(door).when(open, { how: 'gently' }, as(lpsk))).toThrow(/OpenDoor does not take this input[\s\S]*how/)
  })
  it('fails on past and new events that no log would hold', () => {
    expect(() => given(door, { type: 'DoorOpened', data: { by: 'not an id' } }).when(open, {}, as(lpsk))).toThrow(/DoorOpened does not fit/)
    expect(() => given(door).when(knock, {}, { actor: as(lpsk), needs: { home: true } })).toThrow(/DoorOpened does not fit/)
  })
  it('asks for what a view would have to answer', () => expect(() => given(door).when(knock, {}, as(lpsk))).toThrow(/Knock needs home/))
})

describe('holding what is open to what is decided', () => {
  const walk = (command: typeof open) => ({
    of: door,
    begin: [[], [{ type: 'DoorOpened' as const, data: { by: idOf('someone') } }]],
    moves: [move(command, [{}], { house: stateAfter(house, { type: 'HouseBuilt', data: { doors: 1 } }) })],
    people: [as(lpsk)],
    aboutInput: [],
  })
  const shutOnly = { ...open, open: ({ status }: Door) => (status === 'open' ? reject('DOOR_OPEN') : undefined) }

  it('finds a command in both', () => expect(openAgreesWithDecide(walk(shutOnly))).toEqual({ OpenDoor: ['closed', 'open'] }))
  it('fails where one is offered that is then refused for its state', () =>
    expect(() => openAgreesWithDecide(walk({ ...open, open: () => undefined }))).toThrow(/OpenDoor is open, and is refused with DOOR_OPEN/))
  it('takes a refusal that is about what was said', () =>
    expect(openAgreesWithDecide({ ...walk({ ...open, open: () => undefined }), aboutInput: ['DOOR_OPEN'] })).toEqual({ OpenDoor: ['open'] }))
})
