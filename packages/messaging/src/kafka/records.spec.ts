import { message, messages } from '../contract/messages.ts'
import { requests } from './publisher.ts'
import { heartbeatRecords, read, recordsOf } from './records.ts'

const one = { ...message('a', 2), traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' }
const beat = { source: 'intake', at: '2026-01-05T01:02:03.004Z' }
const asRead = (value: string, headers: Record<string, string> = {}) => ({ value: Buffer.from(value), headers })

describe('records', () => {
  it('are CloudEvents 1.0 in binary mode, keyed by what is fixed for the stream’s life', () => {
    const [record] = recordsOf([one])
    expect(record).toEqual({
      key: one.partitionKey,
      value: JSON.stringify(one),
      headers: {
        ce_specversion: '1.0',
        ce_id: one.id,
        ce_source: 'intake',
        ce_type: 'CaseChanged',
        ce_subject: one.stream,
        ce_time: one.recordedAt,
        'content-type': 'application/json',
        traceparent: one.traceparent,
      },
    })
  })

  it('come back as they went', () => {
    const [record] = recordsOf([one])
    expect(read(asRead(record?.value ?? ''))).toEqual({ kind: 'message', message: one })
  })

  it('tell a heartbeat to every partition', () => {
    const records = heartbeatRecords(beat, [0, 1, 2])
    expect(records.map(({ partition }) => partition)).toEqual([0, 1, 2])
    expect(read(asRead(String(records[0]?.value), { ce_type: 'titian.heartbeat' }))).toEqual({ kind: 'heartbeat', heartbeat: beat })
  })

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['no id', JSON.stringify({ ...one, id: undefined })],
    ['no place in its stream', JSON.stringify({ ...one, version: 0 })],
    ['no data', JSON.stringify({ ...one, data: null })],
  ])('that are not ours are told apart: %s', (_, value) => {
    expect(read(asRead(value))).toEqual({ kind: 'foreign' })
    expect(read({ value: null, headers: {} })).toEqual({ kind: 'foreign' })
  })

  it('go in requests that a broker as installed takes, in order', () => {
    const large = messages('large', 1, 9).map((each) => ({ ...each, data: { text: 'x'.repeat(200_000) } }))
    const records = recordsOf(large)
    const made = requests(records)
    expect(made.flat()).toEqual(records)
    expect(made.map((each) => each.length)).toEqual([2, 2, 2, 2, 1])
    expect(requests(recordsOf(messages('small', 1, 500))).length).toBe(1)
    expect(requests([])).toEqual([])
  })
})
