import { z } from 'zod'
import { event } from './event.ts'
import { readerGroups, readersOf } from './readers-of.ts'

const label = { id: 'Layanan', en: 'A service' }
const neutral = { id: 'Layanan kesehatan', en: 'A health service' }
const kind = z.enum(['TEST', 'TRAINING', 'BED'])
const given = event(
  1,
  { kind, note: z.string() },
  {
    label,
    readers: { by: 'kind', codes: { TEST: { group: 'medical', neutral }, BED: { group: 'shelter-location' } }, otherwise: { group: 'case' } },
  },
)

describe('who reads a line', () => {
  it('hangs on a code in its data', () => {
    expect(readersOf(given, { kind: 'TEST', note: 'x' })).toEqual({ group: 'medical', neutral })
    expect(readersOf(given, { kind: 'BED', note: 'x' })).toEqual({ group: 'shelter-location' })
    expect(readersOf(given, { kind: 'TRAINING', note: 'x' })).toEqual({ group: 'case' })
  })
  it.each([[{ kind: 'SURGERY' }], [{ kind: 'toString' }], [{ kind: 7 }], [{}]])('is nobody but LPSK where the code is not known: %j', (data) =>
    expect(readersOf(given, data)).toEqual({ group: 'protection' }),
  )
  it('is what the event says of all its lines, where it says so', () => {
    expect(readersOf(event(1, {}, { label, group: 'legal', neutral }), {})).toEqual({ group: 'legal', neutral })
    expect(readersOf(event(1, {}, { label }), {})).toEqual({ group: 'case' })
  })
  it('is of any of the groups of its table', () => {
    expect(readerGroups(given)).toEqual(['medical', 'shelter-location', 'case'])
    expect(readerGroups(event(1, {}, { label }))).toEqual(['case'])
  })
  it('does not compile with a field, a code or a group that there is not, nor with a code left out', () => {
    const shape = { kind, note: z.string() }
    const codes = { TEST: { group: 'medical' }, TRAINING: { group: 'case' }, BED: { group: 'case' } } as const
    expect(readersOf(event(1, shape, { label, readers: { by: 'kind', codes } }), { kind: 'TEST' })).toEqual({ group: 'medical' })
    // @ts-expect-error there is no such field
    event(1, shape, { label, readers: { by: 'sort', codes } })
    // @ts-expect-error a text is no code
    event(1, shape, { label, readers: { by: 'note', codes } })
    // @ts-expect-error BED is left out, and nothing is said otherwise
    event(1, shape, { label, readers: { by: 'kind', codes: { TEST: { group: 'medical' }, TRAINING: { group: 'case' } } } })
    // @ts-expect-error there is no such code
    event(1, shape, { label, readers: { by: 'kind', codes: { TSET: { group: 'medical' } }, otherwise: { group: 'case' } } })
    // @ts-expect-error there is no such group
    event(1, shape, { label, readers: { by: 'kind', codes: { TEST: { group: 'health' } }, otherwise: { group: 'case' } } })
  })
})
