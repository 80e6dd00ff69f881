import type { Label } from '@titian/core'
import {
  AreaCode,
  CaseNumber,
  DistrictCode,
  FuzzyDate,
  hasPlausibleYear,
  implausibleYear,
  isCountry,
  ProvinceCode,
  RegencyCode,
  VillageCode,
  zones,
} from '@titian/vocabulary'
import { z } from 'zod'
import { type AnyCodeList, declare } from './meaning.ts'

/** Written in capitals it is the same id, and must not be another text anywhere. */
const uuid = () => z.uuid('Harus UUID / Must be a UUID').toLowerCase()

const trimmed = (max: number) => z.string().trim().min(1, 'Tidak boleh kosong / Must not be empty').max(max)

/** A person who works: the subject of their token. Shown to those who are close to the case, as a pseudonym to an auditor. */
export const worker = (label: Label) => declare(trimmed(128), { kind: 'worker' }, label)

/** A person who works at the agency of whoever names them: a form offers those (`me.colleagues`). */
export const colleague = (label: Label) => declare(trimmed(128), { kind: 'worker', pick: 'colleague' }, label)

/** Left out where that this agency has a part is the secret. */
export const agencyRef = (label: Label) => declare(uuid(), { kind: 'agency' }, label)

/** A part of an agency; shown like the worker in it. */
export const unitRef = (label: Label) => declare(trimmed(64), { kind: 'unit' }, label)

const areaCodes = { province: ProvinceCode, regency: RegencyCode, district: DistrictCode, village: VillageCode, any: AreaCode } as const

/**
 * A Kemendagri code. Of a person's whereabouts only `regency` and coarser may stand in clear; on the lines of a case it is for those who are
 * close.
 */
export const place = (level: keyof typeof areaCodes, label: Label) => declare(areaCodes[level].clone(), { kind: 'place', level }, label)

/** ISO 3166-1 alpha-2: `MY`. A code that no country has is refused. */
export const country = (label: Label) =>
  declare(
    z
      .string()
      .regex(/^[A-Z]{2}$/, 'Kode negara dua huruf besar (ISO 3166), misalnya MY / Two capital letters (ISO 3166), such as MY')
      .refine(isCountry, 'Tidak ada negara dengan kode ini / No country has this code'),
    { kind: 'country' },
    label,
  )

/** ISO 639: `id`, `tet`. */
export const language = (label: Label) =>
  declare(z.string().regex(/^[a-z]{2,3}$/, 'Kode bahasa ISO 639, misalnya tet / ISO 639 language code, such as tet'), { kind: 'language' }, label)

/** An instant: ISO 8601, UTC, milliseconds, of a year that a case can be about. Others than those who are close read the day. */
export const moment = (label: Label) =>
  declare(
    z.iso
      .datetime({ precision: 3, error: 'Waktu UTC dengan milidetik / UTC with milliseconds: 2024-03-12T06:30:00.000Z' })
      .refine(hasPlausibleYear, implausibleYear),
    { kind: 'moment' },
    label,
  )

/** A day of the calendar, of no zone: `yyyy-mm-dd`; of a year that a case can be about. */
export const civilDate = (label: Label) =>
  declare(z.iso.date('Tanggal yyyy-mm-dd / Date yyyy-mm-dd').refine(hasPlausibleYear, implausibleYear), { kind: 'civilDate' }, label)

/** When something was, as vaguely as it is known: from, to, and how sure one was. */
export const vagueDate = (label: Label) => declare(FuzzyDate.clone(), { kind: 'vagueDate' }, label)

const zoneNames = Object.values(zones).map(({ iana }) => iana)

/** IANA name of one of the three zones. */
export const zone = (label: Label) => declare(z.enum(zoneNames), { kind: 'zone' }, label)

/** Id of a rule of law or policy, from the catalogue. */
export const ruleRef = (label: Label) => declare(trimmed(64), { kind: 'rule' }, label)

/** One code of a closed list; each code says itself in words. */
export const code = <List extends AnyCodeList & { readonly schema: z.ZodType<string> }>(list: List, label: Label): List['schema'] =>
  declare(list.schema.clone(), { kind: 'code', list }, label)

/** Whole rupiah, up to 2^53. */
export const rupiah = (label: Label) => declare(z.int().min(0).max(Number.MAX_SAFE_INTEGER), { kind: 'rupiah' }, label)

/** How many: a whole number from 0. */
export const count = (label: Label) => declare(z.int().min(0).max(2_147_483_647), { kind: 'count' }, label)

export const decimal = (unit: Label, label: Label) => declare(z.number(), { kind: 'decimal', unit }, label)

/** Yes or no. */
export const flag = (label: Label) => declare(z.boolean(), { kind: 'flag' }, label)

/** From – to, both instants, the end not before the beginning; without an end it goes on. */
export const span = (label: Label) =>
  declare(
    z
      .strictObject({ from: moment({ id: 'Sejak', en: 'From' }), to: moment({ id: 'Sampai', en: 'To' }).optional() })
      .refine(({ from, to }) => to === undefined || from <= to, {
        error: 'Akhir tidak boleh mendahului awal / The end must not come before the beginning',
        path: ['to'],
      }),
    { kind: 'group' },
    label,
  )

/** SHA-256 in hex. */
export const hash = (label: Label) => declare(z.string().regex(/^[0-9a-f]{64}$/), { kind: 'hash' }, label)

/** `7K3M-92QF`: what people call a case by. */
export const caseNumber = (label: Label) => declare(CaseNumber.clone(), { kind: 'caseNumber' }, label)

/** Meant to be read by all: the name of an agency, the title of a village programme. Never a text about a person. */
export const publicText = (max: number, label: Label) => declare(trimmed(max), { kind: 'publicText' }, label)

/** What code says in both languages, of codes and public names alone: the label of a task. Never what a person wrote. */
export const words = (label: Label) => declare(z.strictObject({ id: trimmed(256), en: trimmed(256) }), { kind: 'words' }, label)

/** Id of a resource of this or another service: `ref('referral', …)`; `case` and `person` too. */
export const ref = (of: string, label: Label) => declare(uuid(), { kind: 'ref', of }, label)

/** What machines note for machines; never shown to a person. */
export const technical = (label: Label) => declare(z.string().min(1).max(512), { kind: 'technical' }, label)

/** Fields that belong together, under one name. Unknown ones are refused. */
export const group = <Shape extends z.ZodRawShape>(shape: Shape, label: Label) => declare(z.strictObject(shape), { kind: 'group' }, label)

/** A list in which nothing stands twice: of codes, ids or plain words. */
export const eachOnce = <List extends z.ZodArray>(list: List): List =>
  list.refine((all) => new Set(all).size === all.length, 'Sebut masing-masing sekali / Name each once')
