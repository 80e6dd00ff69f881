import { aggregate, event, type RecordedEvent } from '@titian/core'
import { isSealed, personal } from '@titian/privacy'
import fc from 'fast-check'
import { z } from 'zod'
import { publishedCategories, toIntegration } from './published.ts'
import { relationSeal } from './relation-seal.ts'

const label = { id: 'x', en: 'x' }
const sealed = { keyId: 'k', sealId: 's', iv: 'i', ct: 'c', tag: 't' }
const open = aggregate({
  name: 'open-one',
  events: {
    Told: event(
      1,
      { code: z.string(), note: personal('legal', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string()) },
      { label, publish: { fields: ['code'] } },
    ),
    Hidden: event(1, { code: z.string() }, { label, publish: { as: 'Noted', fields: [] } }),
    Silent: event(1, {}, { label }),
  },
  initialState: {},
  evolve: { Told: (state) => state, Hidden: (state) => state, Silent: (state) => state },
})
const kept = aggregate({
  name: 'kept',
  internal: true,
  events: { Told: event(1, {}, { label }) },
  initialState: {},
  evolve: { Told: (state) => state },
})
const definition = { name: 'town', aggregates: [open, kept] }
const seal = relationSeal(new Uint8Array(32))
const recorded = (stream: string, type: string, data: object) =>
  ({
    id: 'e-1',
    stream,
    type,
    data,
    version: 1,
    position: 9n,
    schemaVersion: 1,
    recordedAt: '2024-01-01T00:00:00.000Z',
    meta: {
      occurredAt: {},
      caseId: 'c-1',
      actor: { userId: 'PENANDA' },
      personIds: ['PENANDA'],
      ownerAgency: 'PENANDA',
      inputHash: 'PENANDA',
      correlationId: 'r-1',
    },
  }) as unknown as RecordedEvent

describe('what leaves for other services', () => {
  it('is whole aggregates, but those that are kept', () => expect(publishedCategories(definition)).toEqual(['town.open_one']))
  it('is nothing of what was received, claimed or kept', () => {
    for (const stream of ['town.kept-1', 'town.received.intake.case-1', 'town.claim.seat-1'])
      expect(toIntegration(definition, recorded(stream, 'Told', {}), 'k', seal)).toBeNull()
  })
  it('has the neutral type and just the declared fields, whatever else stands in the event', () =>
    fc.assert(
      fc.property(fc.constantFrom('Told', 'Hidden', 'Silent'), fc.dictionary(fc.string(), fc.constantFrom('PENANDA', sealed)), (type, more) => {
        const told = toIntegration(definition, recorded('town.open_one-1', type, { ...more, code: 'C', note: sealed }), 'k', seal)
        expect(told?.data).toEqual(type === 'Told' ? { code: 'C' } : {})
        expect(told?.type).toBe(type === 'Hidden' ? 'Noted' : type)
        expect(JSON.stringify(told)).not.toContain('PENANDA')
        expect(Object.values(told?.data ?? {}).some(isSealed)).toBe(false)
      }),
    ))
})
