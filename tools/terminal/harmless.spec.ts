import { harmless, harmlessWithin } from './harmless.ts'

const ESC = String.fromCodePoint(0x1b)
const RLO = String.fromCodePoint(0x202e)
const PDI = String.fromCodePoint(0x2069)
const CSI = String.fromCodePoint(0x9b)

describe('what came from outside, before a terminal (SAFETY 3)', () => {
  it('is shown where it would be obeyed: control characters and those of direction', () => {
    expect(harmless(`${ESC}[2J${ESC}]0;x\u0007 ${CSI}1m ${RLO}cba${PDI} a\rb`)).toBe(
      '\\u001b[2J\\u001b]0;x\\u0007 \\u009b1m \\u202ecba\\u2069 a\\u000db',
    )
  })

  it('keeps lines and every letter there is, half of one excepted', () => {
    expect(harmless('satu\n\tdua – Nỹ 한 é 👩‍👧')).toBe('satu\n\tdua – Nỹ 한 é 👩‍👧')
    expect(harmless('\ud800!')).toBe('\\ud800!')
  })

  it('begins no line of its own within a value, however deep', () => {
    expect(harmlessWithin({ entries: [{ text: `a\nBanner ${RLO}`, number: 1, none: null }] })).toEqual({
      entries: [{ text: 'a\\u000aBanner \\u202e', number: 1, none: null }],
    })
  })
})
