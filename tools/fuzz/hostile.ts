import fc from 'fast-check'

const character = (code: number): string => String.fromCharCode(code)

/** What breaks headers, addresses and databases: each is tried in every place. */
export const breakers: readonly string[] = [
  '',
  '..',
  `a${character(0)}b`,
  `a${character(0xd800)}`,
  'a\r\nx-purpose: AUDIT',
  'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
]

/** Texts that have broken something, somewhere. */
export const hostileTexts: readonly string[] = [
  ...breakers,
  ' ',
  '.',
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  'null',
  'true',
  '-1',
  '1e309',
  '9007199254740993',
  '__proto__',
  'constructor',
  "' or 1=1; drop table events; --",
  '$1',
  `$\{jndi:ldap://x}`,
  '{{7*7}}',
  '<script>alert(1)</script>',
  `${character(0xdc00)}b`,
  '\u202eabc\u2069',
  '\u001b[2J',
  '\ufeff',
  '👩‍👧‍👦'.repeat(40),
  '2024-02-30T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '0001-01-01T00:00:00.000Z',
  'eyJhbGciOiJub25lIn0.e30.',
  '00000000-0000-0000-0000-000000000000',
]

/** Nine hundred thousand characters: more than any header or address may have, and less than a body may. */
export const longText = 'a'.repeat(900_000)

/** Nested so deep that what recurses breaks, as JSON text. */
export const deepJson = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** Anything that JSON can say, and what it says of a kind it should not be. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 2 ** 53, 1e300, [], {}, [[]], { constructor: null }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
