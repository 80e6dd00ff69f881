import type { Label } from '@titian/core'
import { areaByCode, FuzzyDate, formatFuzzyDate, inBothLanguages, ruleById, ruleLabel, type Zone, zones } from '@titian/vocabulary'
import { z } from 'zod'
import type { Meaning } from './meaning.ts'

const Words = z.object({ id: z.string(), en: z.string() })

const same = (text: string): Label => ({ id: text, en: text })

const yesNo = { true: { id: 'ya', en: 'yes' }, false: { id: 'tidak', en: 'no' } } as const
const numbers = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') }
const regions = { id: new Intl.DisplayNames('id', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) }
const languages = { id: new Intl.DisplayNames('id', { type: 'language' }), en: new Intl.DisplayNames('en', { type: 'language' }) }
const days = {
  id: new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** Who reads. */
export interface Reader {
  /** For instants; a vague date has its own. */
  readonly zone: Zone
  /** How fine instants are for them: of a day alone no hour is said, for midnight would be one. */
  readonly instants: 'minute' | 'day'
}

/**
 * A value as people read it; undefined for what has no words of its own: ids and hashes say nothing to a person, and an agency's name is in the
 * directory.
 */
export function valueWords(meaning: Meaning, value: unknown, { zone, instants }: Reader): Label | undefined {
  switch (meaning.kind) {
    case 'code':
      return meaning.list.label(String(value) as never)
    case 'place':
      return same(placeName(String(value)))
    case 'country':
      return { id: regions.id.of(String(value)) ?? '', en: regions.en.of(String(value)) ?? '' }
    case 'language':
      return { id: languages.id.of(String(value)) ?? '', en: languages.en.of(String(value)) ?? '' }
    case 'moment':
      return whenWords({ from: String(value), to: String(value), precision: instants }, zone)
    case 'vagueDate':
      return whenWords(FuzzyDate.parse(value), zone)
    case 'civilDate':
      return { id: days.id.format(new Date(String(value))), en: days.en.format(new Date(String(value))) }
    case 'zone':
      return same(Object.entries(zones).find(([, { iana }]) => iana === value)?.[0] ?? String(value))
    case 'rule':
      return ruleWords(String(value))
    case 'rupiah':
      return { id: `Rp ${numbers.id.format(Number(value))}`, en: `Rp ${numbers.en.format(Number(value))}` }
    case 'count':
      return { id: numbers.id.format(Number(value)), en: numbers.en.format(Number(value)) }
    case 'decimal':
      return { id: `${numbers.id.format(Number(value))} ${meaning.unit.id}`, en: `${numbers.en.format(Number(value))} ${meaning.unit.en}` }
    case 'flag':
      return yesNo[value === true ? 'true' : 'false']
    case 'words':
      return Words.parse(value)
    case 'worker':
      // An auditor's pseudonym is said in both languages.
      return typeof value === 'string' ? same(value) : Words.parse(value)
    case 'unit':
    case 'caseNumber':
    case 'publicText':
      return same(String(value))
    default:
      return undefined
  }
}

/** "Kota Kupang, Nusa Tenggara Timur": a regency's name alone may be that of another province's. */
function placeName(areaCode: string): string {
  const area = areaByCode(areaCode)
  const province = areaByCode(areaCode.slice(0, 2))
  if (area === undefined) return areaCode
  return province === undefined || province.code === area.code ? area.name : `${area.name}, ${province.name}`
}

const whenWords = (when: FuzzyDate, zone: Zone): Label => inBothLanguages((lang) => formatFuzzyDate(when, zone, lang))

function ruleWords(id: string): Label | undefined {
  const rule = ruleById(id)
  return rule && ruleLabel(rule)
}
