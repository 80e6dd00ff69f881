const TEXT_OID = 25

/**
 * A `text[]` in PostgreSQL's binary format, which `pg` sends as it is: as text each quote of a JSON would be escaped here and unescaped there.
 * Layout (array_recv): dimensions, flags, element type, length, lower bound; then each element's byte length and bytes.
 */
export function textArray(texts: readonly string[]): Buffer {
  const bytes = texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text), 20)
  const buffer = Buffer.allocUnsafe(bytes)
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(0, 4)
  buffer.writeInt32BE(TEXT_OID, 8)
  buffer.writeInt32BE(texts.length, 12)
  buffer.writeInt32BE(1, 16)
  let at = 20
  for (const text of texts) {
    const length = buffer.write(text, at + 4)
    buffer.writeInt32BE(length, at)
    at += 4 + length
  }
  return buffer
}
