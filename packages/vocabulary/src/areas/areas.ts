import { type AreaFile, type AreaTable, loadAreaTable, normaliseName } from './area-table.ts'

export type AreaLevel = 'province' | 'regency' | 'district' | 'village'

/** An area of the Kemendagri code list. `parents`: from the province down, without itself. */
export type Area = {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  readonly parents: readonly { readonly code: string; readonly name: string; readonly level: AreaLevel }[]
}

type LevelInfo = { readonly level: AreaLevel; readonly file: AreaFile; readonly codeLength: number }

const levels: readonly LevelInfo[] = [
  { level: 'province', file: 'provinces', codeLength: 2 },
  { level: 'regency', file: 'regencies', codeLength: 5 },
  { level: 'district', file: 'districts', codeLength: 8 },
  { level: 'village', file: 'villages', codeLength: 13 },
]

const shape = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/
const tables = new Map<AreaLevel, AreaTable>()

/** Read on first need, a few milliseconds; villages only when a village is asked for. */
function table({ level, file, codeLength }: LevelInfo): AreaTable {
  const loaded = tables.get(level) ?? loadAreaTable(file, codeLength)
  tables.set(level, loaded)
  return loaded
}

/** The level that a code's form says, whether or not the area exists; undefined if it is no area code at all. */
export function areaLevelOf(code: string): AreaLevel | undefined {
  return infoOf(code)?.level
}

function infoOf(code: string): LevelInfo | undefined {
  return shape.test(code) ? levels.find(({ codeLength }) => codeLength === code.length) : undefined
}

/** Whether the area exists in the code list (`53.71.04.1009`). */
export function areaExists(code: string): boolean {
  const info = infoOf(code)
  return info !== undefined && table(info).find(code) >= 0
}

/** The area of a Kemendagri code with dots, or undefined if there is none. */
export function areaByCode(code: string): Area | undefined {
  const info = infoOf(code)
  if (!info) return undefined
  const row = table(info).find(code)
  return row < 0 ? undefined : areaAt(info, row)
}

function areaAt(info: LevelInfo, row: number): Area {
  const code = table(info).code(row)
  const parents = levels
    .filter(({ codeLength }) => codeLength < info.codeLength)
    .map((above) => {
      const parentCode = code.slice(0, above.codeLength)
      return { code: parentCode, name: table(above).name(table(above).find(parentCode)), level: above.level }
    })
  return { code, name: table(info).name(row), level: info.level, parents }
}

/**
 * The kab/kota of an area: the finest place that topics and shared views may know of a person.
 * Undefined for a province and for what is no area code; by form only, the area need not exist.
 */
export function regencyOf(code: string): string | undefined {
  return shape.test(code) && code.length >= 5 ? code.slice(0, 5) : undefined
}

/** The province of an area, by form only. */
export function provinceOf(code: string): string | undefined {
  return shape.test(code) ? code.slice(0, 2) : undefined
}

/** Whether an area is the other one or lies in it, by their codes. */
export function isWithin(code: string, ancestor: string): boolean {
  return shape.test(code) && shape.test(ancestor) && (code === ancestor || code.startsWith(`${ancestor}.`))
}

export type AreaSearch = { readonly level?: AreaLevel; readonly within?: string; readonly limit?: number }

const kindWords = /^\s*(desa|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|provinsi|prov|nagari|gampong)\b\.?\s+/i

/**
 * Areas by name, spelling normalised ("lakanmau" finds "Lakan Mau"): exact names first, then names that begin so, then names that contain it; larger
 * areas before smaller at the same rank of the search. A leading "Desa", "Kec.", "Kab." is tried as written and, if nothing is found, without.
 * A name is never a key ("Babussalam" exists ten times): show the parents and let a person choose.
 *
 * @param search `level`: one level only; `within`: the code of an area to search in; `limit`: 20 unless told.
 */
export function searchAreas(text: string, search: AreaSearch = {}): Area[] {
  const found = byNeedle(normaliseName(text.replace(/^\s*kab\b\.?/i, 'Kabupaten')), search)
  return found.length > 0 ? found : byNeedle(normaliseName(text.replace(kindWords, '')), search)
}

function byNeedle(needle: string, { level, within = '', limit = 20 }: AreaSearch): Area[] {
  if (needle === '' || (within !== '' && !shape.test(within))) return []
  const hits = levels
    .filter((info) => (level === undefined || info.level === level) && info.codeLength > within.length)
    .flatMap((info) => {
      const list = table(info)
      const range = list.within(within)
      // "Belu" means Kabupaten Belu before any village that begins so: of the few regencies all hits are ranked by the bare name.
      const most = info.level === 'regency' ? list.size : limit
      return list.search(needle, range, most).map((row) => ({ info, row, rank: rankOf(list.name(row), needle) }))
    })
  return hits
    .sort((a, b) => a.rank - b.rank)
    .slice(0, Math.max(0, limit))
    .map(({ info, row }) => areaAt(info, row))
}

function rankOf(name: string, needle: string): number {
  const normal = normaliseName(name)
  const bare = normaliseName(name.replace(/^(Kabupaten|Kota Administrasi|Kota) /, ''))
  return normal === needle || bare === needle ? 0 : normal.startsWith(needle) || bare.startsWith(needle) ? 1 : 2
}
