import fc from 'fast-check'
import type { Entry } from './ask-timeline.ts'
import type { Outcome } from './play.ts'
import { linesOf, wantsColour } from './print.ts'
import { linesOfEntry } from './print-timeline.ts'
import type { Step } from './schema.ts'
import { wrap } from './wrap.ts'

const width = (line: string): number => [...line].length
const options = fc.record({ lang: fc.constantFrom('id' as const, 'en' as const), verbose: fc.boolean(), colour: fc.constant(false) })
const text = fc.oneof(fc.string({ maxLength: 300 }), fc.lorem({ maxCount: 60 }), fc.string({ unit: 'grapheme-ascii', minLength: 90, maxLength: 200 }))
const label = fc.record({ id: text, en: text })
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }).map((at) => at.toISOString())

describe('wrapping', () => {
  it('never passes the width, and loses no letter', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 30, max: 100 }), fc.integer({ min: 0, max: 24 }), (words, columns, margin) => {
        const lines = wrap(words, columns, ' '.repeat(margin))
        expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns)
        expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
      }),
    )
  })
})

describe('printing a step', () => {
  const outcomes = fc.oneof(
    fc.constantFrom<Outcome>({ kind: 'told' }, { kind: 'passed' }),
    text.map((id): Outcome => ({ kind: 'recorded', answer: { id, version: id, changed: true }, ms: 3 })),
    text.map((code): Outcome => ({ kind: 'refused', refusal: { code, message: { id: code, en: code }, errors: [] }, ms: 3 })),
  )

  it('takes at most 80 columns, whatever it says', () => {
    fc.assert(
      fc.property(label, instant, outcomes, options, (say, at, outcome, how) => {
        const step = { id: 'satu', at, who: 'penyidik', do: 'acceptReferral', say } as Step
        for (const line of linesOf(step, outcome, how)) expect(width(line)).toBeLessThanOrEqual(80)
      }),
    )
  })

  const step: Step = { id: 'satu', at: '2024-03-12T10:00+08:00', who: 'penyidik', do: 'acceptReferral', say: { id: 'Diterima.', en: 'Accepted.' } }
  const recorded: Outcome = { kind: 'recorded', answer: { id: 'i', version: 'v', changed: true }, ms: 12.4 }

  it('puts the sentence beside its date', () => {
    expect(linesOf(step, recorded, { lang: 'id', verbose: false, colour: false })).toEqual(['12 Mar 2024 10.00 WITA  Diterima.'])
    expect(linesOf(step, recorded, { lang: 'en', verbose: false, colour: false })).toEqual(['12 Mar 2024 10:00 WITA  Accepted.'])
  })

  it('says nothing of a step without a sentence, unless asked for more', () => {
    const { say: _, ...silent } = step
    expect(linesOf(silent, recorded, { lang: 'id', verbose: false, colour: false })).toEqual([])
    expect(linesOf(silent, recorded, { lang: 'id', verbose: true, colour: false }).join(' ')).toContain('penyidik: acceptReferral · tercatat')
  })

  it('is coloured on a terminal only, and not where NO_COLOR is set', () => {
    expect([wantsColour(true, undefined), wantsColour(true, '1'), wantsColour(false, undefined), wantsColour(undefined, undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('printing a line of the timeline', () => {
  const entry: Entry = {
    number: 12,
    sight: 'FULL',
    label: { id: 'Kebutuhan mendesak dicatat', en: 'Immediate need recorded' },
    occurredAt: {
      from: '2024-03-14T02:45:00.000Z',
      to: '2024-03-14T02:45:00.000Z',
      label: { id: '14 Mar 2024, 10.45 WITA', en: '14 Mar 2024, 10:45 WITA' },
    },
    recordedAt: { at: '2024-03-14T02:45:00.000Z', label: { id: '14 Mar 2024, 10.45 WITA', en: '14 Mar 2024, 10:45 WITA' } },
    agency: { label: { id: 'UPTD PPA (rekaan)', en: 'UPTD PPA (rekaan)' } },
    worker: null,
    facts: [{ label: { id: 'Kebutuhan', en: 'Needs' }, text: { id: 'Rumah aman, Medis', en: 'Shelter, Medical' } }],
    redactions: [
      {
        group: 'psychosocial',
        of: { id: 'Catatan', en: 'Note' },
        label: { id: 'bukan untuk lembaga atau jabatan ini', en: 'not for this agency or post' },
      },
    ],
    reason: null,
  }
  const plain = { lang: 'en', verbose: false, colour: false } as const

  it('says when, what, which agency, what was opened, and what is not shown and why', () => {
    expect(linesOfEntry(entry, plain)).toEqual([
      '  12  14 Mar 2024 10:45 WITA · Immediate need recorded',
      '      UPTD PPA (rekaan)',
      '      Needs: Shelter, Medical',
      '      not shown: Note – not for this agency or post',
    ])
  })

  it('says when it was learned, where that was later', () => {
    const month = { id: 'Januari 2024', en: 'January 2024' }
    const late = { ...entry, occurredAt: { from: '2023-12-31T16:00:00.000Z', to: '2024-01-31T15:59:59.999Z', label: month } }
    expect(linesOfEntry(late, plain).slice(0, 2)).toEqual([
      '  12  January 2024 · Immediate need recorded',
      '      UPTD PPA (rekaan) · recorded only 14 Mar 2024',
    ])
  })

  it('says it all in Indonesian, and how it was seen where all is asked for, without a code', () => {
    const [, ...rest] = linesOfEntry({ ...entry, redactions: [{ group: null, of: null, label: null }] }, { ...plain, lang: 'id', verbose: true })
    expect(rest).toEqual([
      '      UPTD PPA (rekaan)',
      '      Kebutuhan: Rumah aman, Medis',
      '      tidak ditampilkan: sebagian isi – bukan untuk lembaga atau jabatan ini',
      '      tampak penuh · dicatat 14 Mar 2024 10.45 WITA',
    ])
  })

  it('takes at most 80 columns, whatever was opened', () => {
    const seen = fc.record({ label, facts: fc.array(fc.record({ label, text: label }), { maxLength: 5 }), at: instant })
    fc.assert(
      fc.property(seen, options, ({ label: said, facts, at }, how) => {
        const recordedAt = { at, label: said }
        const one = { ...entry, label: said, reason: said, facts, recordedAt, redactions: [{ group: 'medical', of: said, label: said }] }
        for (const line of linesOfEntry(one, how)) expect(width(line)).toBeLessThanOrEqual(80)
      }),
    )
  })
})
