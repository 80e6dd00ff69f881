import { z } from 'zod'
import { type KeyRing, personal, personIdIn, sealInput, type ToSeal } from './index.ts'
import { memoryKeyRing } from './memory/index.ts'

const [victim, reporter, other] = ['1', '2', '3'].map((end) => `00000000-0000-4000-8000-00000000000${end}`) as [string, string, string]
const words = (of = 'personId') => personal('psychosocial', { of, label: { id: 'Isian', en: 'Field' } }, z.string())
const schema = z.strictObject({
  personId: z.uuid().optional(),
  note: words().optional(),
  slots: z
    .array(z.strictObject({ personId: z.uuid(), name: personal('identity', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string()) }))
    .optional(),
  phones: z.array(personal('contact', { of: 'reporterId', label: { id: 'Isian', en: 'Field' } }, z.string())).optional(),
  byTopic: z.record(z.string(), words()).optional(),
  how: z.union([z.strictObject({ told: words() }), z.strictObject({ seen: z.number() })]).optional(),
  kind: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('A'), a: words() }),
      z.strictObject({ kind: z.literal('B'), b: words().nullable() }),
    ])
    .optional(),
})

const about = async (keyRing: KeyRing, sealed: unknown) => keyRing.describe((sealed as { keyId: string }).keyId)

describe('sealInput', () => {
  const keyRing = memoryKeyRing()
  const seal = (value: unknown, ...states: unknown[]) => sealInput(schema, value, { personIdOf: personIdIn(...states), keyRing })

  const listen = () => {
    const asked: number[] = []
    const sealMany = (items: readonly ToSeal[]) => {
      asked.push(items.length)
      return keyRing.sealMany(items)
    }
    return { asked, listening: { ...keyRing, sealMany } }
  }

  it('seals fields, arrays, records and alternatives, and leaves the rest as it is', async () => {
    const sealed = await seal({
      personId: victim,
      note: 'takut',
      byTopic: { sleep: 'x', food: 'y' },
      how: { told: 'z' },
      kind: { kind: 'B', b: null },
    })
    expect(sealed).toMatchObject({ personId: victim, kind: { kind: 'B', b: null } })
    expect(schema.safeParse(sealed).success).toBe(true)
    expect(JSON.stringify(sealed)).not.toMatch(/takut/)
    const how = sealed.how as { told: unknown }
    for (const one of [sealed.note, sealed.byTopic?.sleep, how.told])
      expect(await about(keyRing, one)).toEqual({ personId: victim, category: 'psychosocial', destroyed: false })
  })
  it('finds the person beside the field, then at the top, then in the state', async () => {
    const sealed = await seal({ personId: victim, note: 'x', slots: [{ personId: other, name: 'Ani' }], phones: ['0'] }, undefined, {
      reporterId: reporter,
    })
    expect((await about(keyRing, sealed.slots?.[0]?.name))?.personId).toBe(other)
    expect((await about(keyRing, sealed.note))?.personId).toBe(victim)
    expect((await about(keyRing, sealed.phones?.[0]))?.personId).toBe(reporter)
  })
  it('refuses what belongs to nobody, before any key is made', async () => {
    const { asked, listening } = listen()
    const value = { note: 'rahasia', slots: [{ personId: other, name: 'Ani' }] }
    await expect(sealInput(schema, value, { personIdOf: personIdIn(), keyRing: listening })).rejects.toMatchObject({
      code: 'PERSON_UNKNOWN',
      details: { path: 'note', of: 'personId' },
    })
    expect(asked).toEqual([])
  })
  it('asks the key ring once for all fields', async () => {
    const { asked, listening } = listen()
    await sealInput(schema, { personId: victim, note: 'x', byTopic: { a: 'y', b: 'z' } }, { personIdOf: personIdIn(), keyRing: listening })
    expect(asked).toEqual([3])
  })
  it('says nothing of a value that follows no alternative', () =>
    expect(seal({ personId: victim, how: { rahasia: 1 } })).rejects.toMatchObject({ code: 'VALUE_UNFIT', details: { path: 'how' } }))
})
