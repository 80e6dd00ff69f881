/** Names of the events of a stream, as they come; a comment is `beat`. Ends with the stream. */
export async function* eventNames(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield block.startsWith(':') ? 'beat' : (/^event: (\w+)$/m.exec(block)?.[1] ?? 'message')
  }
}
