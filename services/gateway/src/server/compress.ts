import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

/** A length may tell what was hidden: whatever is answered takes a multiple of this, in bytes. */
export const STEP = 512

const deflated = promisify(deflateRaw)

/** Gzip's fixed beginning: magic, deflate, a field of extra bytes follows, no time, no system. */
const head = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff])
/** Of the extra field: its length; of its one part: two letters and its length. */
const EXTRA_HEAD = 2 + 4
/** Checksum and length of what was compressed. */
const TAIL = 8

/**
 * The text in gzip, its length a multiple of 512. What fills it up stands in the member's extra field (RFC 1952, 2.3.1.1), which whoever unpacks
 * passes over: it is neither compressed away nor in a header, which a proxy before this server would compress again.
 */
export async function gzipPadded(text: string): Promise<Buffer<ArrayBuffer>> {
  const plain = Buffer.from(text, 'utf8')
  const body = await deflated(plain)
  const bare = head.length + EXTRA_HEAD + body.length + TAIL
  const filling = randomBytes((STEP - (bare % STEP)) % STEP)
  const extra = Buffer.alloc(EXTRA_HEAD)
  extra.writeUInt16LE(filling.length + 4, 0)
  extra.write('TI', 2, 'latin1')
  extra.writeUInt16LE(filling.length, 4)
  const tail = Buffer.alloc(TAIL)
  tail.writeUInt32LE(crc32(plain), 0)
  tail.writeUInt32LE(plain.length % 2 ** 32, 4)
  return Buffer.concat([head, extra, filling, body, tail])
}

/** JSON with blanks at its end, which mean nothing in it. */
export function padded(json: string): string {
  const bytes = Buffer.byteLength(json)
  return json + ' '.repeat((STEP - (bytes % STEP)) % STEP)
}

/** Whether `Accept-Encoding` takes gzip. */
export const takesGzip = (accepted: string | null): boolean =>
  (accepted ?? '').split(',').some((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return (name === 'gzip' || name === '*') && !parameters.some((part) => /^q=0(\.0*)?$/.test(part))
  })
