import { codes, fill, fillLabel } from './codes.ts'

describe('what is said', () => {
  it('is filled from the details; lists are joined, what is missing is empty', () =>
    expect(fill('{a}, {b} – {c}{toString}', { a: 1, b: ['x', 'y'] }, 'id')).toBe('1, x, y – '))
  it('says a label in the language of the text, also within a list', () => {
    const label = { id: 'Proses', en: 'Act' }
    expect(fillLabel({ id: 'belum ada: {missing}', en: 'missing: {missing}' }, { missing: [label, label] })).toEqual({
      id: 'belum ada: Proses, Proses',
      en: 'missing: Act, Act',
    })
  })
  it.each(Object.entries(codes))('%s is said in both languages, with the same places to fill', (_, { label }) => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name?.replace(/(Id|En)$/, '')).sort()
    expect(label.id).not.toBe('')
    expect(places(label.id)).toEqual(places(label.en))
  })
})
