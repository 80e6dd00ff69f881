import { eventNames } from './sse.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function heard(stream: ReadableStream<Uint8Array>): Promise<readonly string[]> {
  const names: string[] = []
  for await (const name of eventNames(stream)) names.push(name)
  return names
}

describe('a stream of events', () => {
  it('is read event by event, however it is cut', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of [': open\n', '\nevent: cha', 'nged\ndata: {}\n\n', ': beat\n\nevent: reload\ndata: {}\n\n'])
          controller.enqueue(bytes(part))
        controller.close()
      },
    })
    expect(await heard(stream)).toEqual(['beat', 'changed', 'beat', 'reload'])
  })

  it('ends where it breaks', async () => {
    let parts = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        parts += 1
        if (parts === 1) controller.enqueue(bytes('event: changed\ndata: {}\n\n'))
        else controller.error(new Error('the connection is gone'))
      },
    })
    expect(await heard(stream)).toEqual(['changed'])
  })

  it('is let go when nobody listens any more', async () => {
    let cancelled = false
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(bytes('event: changed\n\n'))
      },
      cancel() {
        cancelled = true
      },
    })
    for await (const _ of eventNames(stream)) break
    expect(cancelled).toBe(true)
  })
})
