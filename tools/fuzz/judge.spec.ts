import { wrongInLog, wrongWith } from './judge.ts'

const heard = { what: 'x', status: 200, text: '{"data":{"case":null}}', outsider: true }
const marks = ['Melati Rekaan Satu']

describe('an answer to what was fuzzed', () => {
  it('is right where it refuses in words', () => {
    expect(wrongWith(heard, marks)).toEqual([])
    const refusal = {
      ...heard,
      status: 400,
      text: '{"code":"INPUT_INVALID","message":{"id":"Isian belum benar; lihat daftar di bawah","en":"see the list"}}',
    }
    expect(wrongWith(refusal, marks)).toEqual([])
  })

  it.each([
    [{ status: 500, text: '{}' }, 'internal'],
    [{ text: '{"errors":[{"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}' }, 'internal'],
    [{ status: 0, text: '' }, 'no answer'],
    [{ text: '"stack":"Error: x\\n    at run (/work/x.ts:1:2)"' }, 'stack'],
    [{ text: 'select case_id from relation where x' }, 'SQL'],
    [{ text: '{"name":"Melati Rekaan Satu"}' }, 'personal'],
  ])('is found out: %j', (more, word) => expect(wrongWith({ ...heard, ...more }, marks).join()).toContain(word))

  it('may hold a value for whoever works on the case, but no refusal may', () => {
    const shown = { ...heard, outsider: false, text: '{"name":"Melati Rekaan Satu"}' }
    expect(wrongWith(shown, marks)).toEqual([])
    expect(wrongWith({ ...shown, status: 404 }, marks)).toHaveLength(1)
  })
})

describe('a line of a log', () => {
  it('tells of what failed and of no value', () => {
    expect(wrongInLog('{"level":30,"msg":"The service is ready."}', marks)).toEqual([])
    expect(wrongInLog('{"msg":"A request failed unexpectedly.","at":["at x (/work/a.ts:1:1)"]}', marks).length).toBeGreaterThan(1)
    expect(wrongInLog('{"msg":"Melati Rekaan Satu"}', marks)).toHaveLength(1)
  })
})
