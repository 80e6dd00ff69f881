import { z } from 'zod'
import { type HtcdsField, htcdsValues } from './htcds.ts'
import type { Label } from './label.ts'

/** What a code says: its labels, and its name in HTCDS 2.0 and CTDC where the standard has one. */
export type CodeEntry = Label & { readonly htcds?: string; readonly ctdc?: string }

export type CodeList<T extends Readonly<Record<string, CodeEntry>>> = {
  readonly name: string
  readonly codes: readonly CodeOf<T>[]
  /** Accepts exactly the codes. */
  readonly schema: z.ZodEnum<{ [K in CodeOf<T>]: K }>
  label(code: CodeOf<T>): Label
  entry<K extends CodeOf<T>>(code: K): T[K]
  has(code: string): code is CodeOf<T>
  /** Some codes of this list, as a list of its own name: the labels stay where they are. */
  only<K extends CodeOf<T>>(name: string, codes: readonly K[]): CodeList<Pick<T, K>>
  except<K extends CodeOf<T>>(name: string, codes: readonly K[]): CodeList<Omit<T, K>>
  /** The HTCDS 2.0 field in which the list is exported, if the standard has one. */
  readonly htcdsField: HtcdsField | undefined
  /** The value in `htcdsField`; undefined is a loss that an export must report. */
  htcds(code: CodeOf<T>): string | undefined
  /** The CTDC column that becomes 1; undefined is a loss that an export must report. */
  ctdc(code: CodeOf<T>): string | undefined
}

type CodeOf<T> = Extract<keyof T, string>

/** The codes of a list as a union: `type Act = Code<typeof acts>`. */
export type Code<L extends { readonly codes: readonly string[] }> = L['codes'][number]

/**
 * A closed list of codes, in the order written. A code once stored in an event is for ever: codes are added, never renamed or removed.
 *
 * @throws RangeError when loaded with an HTCDS name that `htcdsField` does not have: the list itself is wrong.
 */
export function codeList<const T extends Readonly<Record<string, CodeEntry>>>(name: string, entries: T, htcdsField?: HtcdsField): CodeList<T> {
  type K = CodeOf<T>
  const codes = Object.keys(entries) as K[]
  const known = new Map<string, CodeEntry>(Object.entries(entries))
  const standard: readonly string[] = htcdsField ? htcdsValues[htcdsField] : []
  for (const [code, { htcds }] of known) {
    if (htcds !== undefined && !standard.includes(htcds))
      throw new RangeError(`${name}.${code}: HTCDS 2.0 has no "${htcds}" in ${htcdsField ?? 'any field of this list'}`)
  }
  return {
    name,
    codes,
    schema: z.enum(codes).meta({ title: name }) as z.ZodEnum<{ [C in K]: C }>,
    // A code of a newer version than this one is shown as it is.
    label: (code) => ({ id: known.get(code)?.id ?? code, en: known.get(code)?.en ?? code }),
    entry: (code) => entries[code],
    has: (code): code is K => known.has(code),
    only: (newName, some) =>
      codeList(
        newName,
        picked(entries, (code) => (some as readonly string[]).includes(code)),
        htcdsField,
      ) as never,
    except: (newName, some) =>
      codeList(
        newName,
        picked(entries, (code) => !(some as readonly string[]).includes(code)),
        htcdsField,
      ) as never,
    htcdsField,
    htcds: (code) => known.get(code)?.htcds,
    ctdc: (code) => known.get(code)?.ctdc,
  }
}

const picked = (entries: Readonly<Record<string, CodeEntry>>, isWanted: (code: string) => boolean): Readonly<Record<string, CodeEntry>> =>
  Object.fromEntries(Object.entries(entries).filter(([code]) => isWanted(code)))
