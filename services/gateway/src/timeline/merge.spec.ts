import fc from 'fast-check'
import { type Entry, keyOf, merge, type Reference, type Shown } from './merge.ts'
import { cursorOf, pageOf } from './pages.ts'

const minute = (n: number) => new Date(Date.UTC(2024, 2, 1, 2, n)).toISOString()

const entry = (eventId: string, happened: number, learned = happened): Omit<Entry, 'service'> => ({
  eventId,
  sight: 'full',
  label: { id: eventId, en: eventId },
  facts: [],
  redactions: [],
  occurredAt: { from: minute(happened), to: minute(happened), precision: 'minute' },
  recordedAt: { at: minute(learned), precision: 'minute' },
  agency: { id: 'a-1' },
})
const reference = (service: string, eventId: string, happened: number, learned = happened): Reference => ({
  service,
  eventId,
  occurredAt: minute(happened),
  recordedAt: minute(learned),
})
const order = (references: readonly Reference[], shown: readonly Shown[]) =>
  merge(references, shown).map(({ number, eventId }) => `${number} ${eventId}`)

describe('the timeline of one person', () => {
  it('stands in the order of happening across services, and counts from 1', () => {
    const references = [reference('intake', 'opened', 1), reference('referral', 'asked', 2), reference('intake', 'determined', 3)]
    const shown = [
      { service: 'intake', entries: [entry('opened', 1), entry('determined', 3)] },
      { service: 'referral', entries: [entry('asked', 2)] },
    ]
    expect(order(references, shown)).toEqual(['1 opened', '2 asked', '3 determined'])
  })

  it('places by its own time what was recorded a moment ago', () => {
    const shown = [{ service: 'intake', entries: [entry('opened', 1), entry('just-now', 2)] }]
    expect(order([reference('intake', 'opened', 1)], shown)).toEqual(['1 opened', '2 just-now'])
  })

  it('keeps lines that read the same day in the order in which they happened', () => {
    const references = [reference('referral', 'first', 1), reference('intake', 'second', 2)]
    const shown = [
      { service: 'intake', entries: [entry('second', 0)] },
      { service: 'referral', entries: [entry('first', 0)] },
    ]
    expect(order(references, shown)).toEqual(['1 first', '2 second'])
  })

  it('puts a correction recorded late where it happened', () => {
    const shown = [{ service: 'intake', entries: [entry('opened', 1), entry('closed', 9), entry('corrected', 2, 20)] }]
    expect(order([], shown)).toEqual(['1 opened', '2 corrected', '3 closed'])
  })

  it('is for someone with hidden lines what it is in a case that never had them', () => {
    const line = fc.record({
      service: fc.constantFrom('intake', 'referral', 'victim-support'),
      happened: fc.nat(20),
      learned: fc.nat(20),
      hidden: fc.boolean(),
      arrived: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), (lines, first) => {
        const all = lines.map((one, index) => ({ ...one, eventId: `e-${index}` }))
        const seen = all.filter(({ hidden }) => !hidden)
        const referencesOf = (some: typeof all) =>
          some.filter(({ arrived }) => arrived).map(({ service, eventId, happened, learned }) => reference(service, eventId, happened, learned))
        const shown = ['intake', 'referral', 'victim-support'].map((service) => ({
          service,
          entries: seen.filter((one) => one.service === service).map(({ eventId, happened, learned }) => entry(eventId, happened, learned)),
        }))
        const withHidden = merge(referencesOf(all), shown)
        expect(withHidden).toEqual(merge(referencesOf(seen), shown))
        expect(withHidden.map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1))
        expect(pageOf(withHidden, { first })).toEqual(pageOf(merge(referencesOf(seen), shown), { first }))
      }),
    )
  })
})

describe('pages of a timeline', () => {
  const lines = merge([], [{ service: 'intake', entries: [1, 2, 3, 4, 5].map((n) => entry(`e-${n}`, n)) }])

  it('follow each other without gap and end without a cursor', () => {
    const first = pageOf(lines, { first: 2 })
    const second = pageOf(lines, { first: 2, after: first.next })
    const third = pageOf(lines, { first: 2, after: second.next })
    expect([first, second, third].flatMap((page) => page.lines.map(keyOf))).toEqual(lines.map(keyOf))
    expect(third.next).toBeNull()
  })

  it('hold a hundred lines at most', () => {
    const many = merge([], [{ service: 'intake', entries: Array.from({ length: 150 }, (_, n) => entry(`e-${n}`, n)) }])
    expect(pageOf(many, { first: 1_000 }).lines).toHaveLength(100)
  })

  it('refuse a cursor of a line that this person does not see', () => {
    const hidden = merge([], [{ service: 'protection', entries: [entry('hidden', 1)] }])
    const unknown = { first: 2, after: hidden.map(cursorOf)[0] ?? '' }
    const said = (code: string) => expect.objectContaining({ code: 'SERVICE_PROBLEM', details: { problem: expect.objectContaining({ code }) } })
    expect(() => pageOf(lines, unknown)).toThrow(said('TOKEN_INVALID'))
    // While a service is away its lines are missing, and the cursor may be right.
    expect(() => pageOf(lines, unknown, true)).toThrow(said('SERVICE_AWAY'))
  })
})
