/** What came back for one case. */
export interface Heard {
  readonly what: string
  readonly status: number
  readonly text: string
  /** Whether the caller has no part in anything: then no personal value may be in it. */
  readonly outsider: boolean
}

const internal = /INTERNAL_SERVER_ERROR|"code":"INTERNAL"|Internal Server Error/
/** Frames of a stack, paths of this machine, words of a database or of a library. */
const leaks: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a stack trace', /\n?\s+at [^\n"]+:\d+:\d+/],
  ['a path', /node_modules|file:\/\/|\/(?:home|work|root|tmp|usr|Users)\/|\.ts:\d+/],
  [
    'SQL',
    /\b(?:select|insert into|update|delete from)\b[^"]{0,200}\b(?:from|values|set|where)\b|syntax error at|pg_catalog|SQLSTATE|violates \w+ constraint/i,
  ],
  ['a library', /ZodError|TypeError|RangeError|ECONNREFUSED|UND_ERR|node:internal/],
]

/** What is wrong with an answer, in words; nothing where it is as it should be. @param marks personal values of the record that it was asked of */
export function wrongWith({ status, text, outsider }: Heard, marks: readonly string[]): readonly string[] {
  const said = leaks.flatMap(([name, pattern]) => (pattern.test(text) ? [`shows ${name}`] : []))
  const shown = outsider || status >= 400 ? marks.filter((mark) => text.includes(mark)) : []
  return [
    ...(status === 500 || internal.test(text) ? ['is an internal error'] : []),
    ...(status === 0 ? ['got no answer'] : []),
    ...said,
    ...shown.map((mark) => `shows a personal value (${mark.length} characters)`),
  ]
}

/** What is wrong with a line of a log: that a caller's word made anything fail, or that a value stands in it. */
export function wrongInLog(line: string, marks: readonly string[]): readonly string[] {
  return [
    ...(/failed unexpectedly/.test(line) ? ['says that something failed unexpectedly'] : []),
    ...leaks.flatMap(([name, pattern]) => (name !== 'a library' && pattern.test(line) ? [`shows ${name}`] : [])),
    ...marks.filter((mark) => line.includes(mark)).map((mark) => `shows a personal value (${mark.length} characters)`),
  ]
}
