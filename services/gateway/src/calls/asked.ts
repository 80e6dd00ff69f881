import { serviceProblem } from './problem.ts'

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i

/** Of an address with its parameters, and of one header: what servers take of either, with room to spare. In characters. */
const LONGEST_ADDRESS = 6_000
const LONGEST_HEADER = 4_000
/** No input of ours is deeper than a dozen; what is written in text by recursion breaks at some thousands. */
const DEEPEST = 32

const notFound = () => serviceProblem({ status: 404, code: 'NOT_FOUND', message: { id: 'Tidak ditemukan', en: 'Not found' } })
const inputInvalid = () =>
  serviceProblem({
    status: 400,
    code: 'INPUT_INVALID',
    message: {
      id: 'Isian tidak dapat dibaca: terlalu panjang, terlalu dalam atau bukan teks',
      en: 'The input cannot be read: too long, too deep or no text',
    },
  })

/**
 * An id as part of a path. One that is none is an unknown id: an empty one would ask for the list, `..` for what stands beside it.
 * @throws SERVICE_PROBLEM NOT_FOUND
 */
export function idInPath(id: unknown): string {
  if (typeof id !== 'string' || !uuid.test(id)) throw notFound()
  return id.toLowerCase()
}

/** The key of a command. @throws SERVICE_PROBLEM KEY_MISSING, as the services say it */
export function keyOfCommand(key: string): string {
  if (uuid.test(key)) return key.toLowerCase()
  throw serviceProblem({
    status: 400,
    code: 'KEY_MISSING',
    message: { id: 'Kunci (key) wajib berisi UUID buatan perangkat Anda', en: 'The key must be a UUID made on your device' },
  })
}

/** What a person sent, on its way into a header or an address of ours: a service must not be asked what no server can read. @throws SERVICE_PROBLEM INPUT_INVALID */
export function assertAskable(url: URL, headers: Iterable<readonly [name: string, value: string]>): void {
  if (url.href.length > LONGEST_ADDRESS) throw inputInvalid()
  for (const [, value] of headers) if (value.length > LONGEST_HEADER || !/^[\x20-\x7e\x80-\xff]*$/.test(value)) throw inputInvalid()
}

/** @throws SERVICE_PROBLEM INPUT_INVALID */
export function assertNotTooDeep(value: unknown): void {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw inputInvalid()
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
}
