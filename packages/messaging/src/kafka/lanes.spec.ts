import { lanes } from './lanes.ts'

const topic = 'titian.intake.v1'
const at = (second: number) => ({ source: 'intake', at: new Date(Date.UTC(2026, 0, 5, 1, 0, second)).toISOString() })

describe('the heartbeat of a whole topic', () => {
  it('waits for every partition, and is the oldest of theirs', () => {
    const { assigned, beat, whole } = lanes()
    assigned({ [topic]: [0, 1, 2] })
    beat(topic, 0, at(5))
    beat(topic, 1, at(3))
    expect(whole(topic)).toBeUndefined()
    beat(topic, 2, at(4))
    expect(whole(topic)).toEqual(at(3))
  })

  it('is passed on once, and again when the slowest partition moves', () => {
    const { assigned, beat, whole, passedOn } = lanes()
    assigned({ [topic]: [0, 1] })
    for (const partition of [0, 1]) beat(topic, partition, at(1))
    passedOn(topic, at(1))
    expect(whole(topic)).toBeUndefined()
    beat(topic, 0, at(2))
    expect(whole(topic)).toBeUndefined()
    beat(topic, 1, at(2))
    expect(whole(topic)).toEqual(at(2))
  })

  it('is nobody’s business who does not read the topic', () => {
    const { assigned, beat, whole } = lanes()
    beat(topic, 0, at(1))
    assigned({})
    expect(whole(topic)).toBeUndefined()
  })

  it('takes nothing back when records are read again', () => {
    const { assigned, beat, whole, passedOn } = lanes()
    assigned({ [topic]: [0] })
    beat(topic, 0, at(9))
    passedOn(topic, at(9))
    beat(topic, 0, at(8))
    expect(whole(topic)).toBeUndefined()
  })
})
