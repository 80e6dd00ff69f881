import { mutexByKey } from './mutex.ts'

describe('one at a time', () => {
  it('runs what has the same key in order, also after one failed, and lets others pass', async () => {
    const inTurn = mutexByKey()
    const said: string[] = []
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const first = inTurn('a', async () => {
      await gate
      said.push('a1')
      throw new Error('failed')
    })
    const second = inTurn('a', async () => void said.push('a2'))
    await inTurn('b', async () => void said.push('b'))
    open()
    await expect(first).rejects.toThrow('failed')
    await second
    expect(said).toEqual(['b', 'a1', 'a2'])
  })
})
