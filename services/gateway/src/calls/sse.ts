/**
 * Names of the events of a stream, as they come; a comment is `beat`. Ends with the stream, also where it breaks: whoever follows begins
 * anew then, and it makes no difference why.
 */
export async function* eventNames(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of chunks(stream)) {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield block.startsWith(':') ? 'beat' : (/^event: (\w+)$/m.exec(block)?.[1] ?? 'message')
  }
}

async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  try {
    while (true) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
