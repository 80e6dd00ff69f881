import { ruleById, ruleLabel } from '@titian/vocabulary'
import { agencySchema } from '../schema/agency.ts'
import { areaSeen } from '../schema/area.ts'
import type { Shared } from '../schema/shared.ts'
import { vagueSchema } from '../schema/when.ts'
import { wordOf } from '../schema/word.ts'
import { workerSchema } from '../schema/worker.ts'

type SharedType = 'Label' | 'Agency' | 'Area' | 'Word' | 'Worker' | 'VagueDate'
type ScalarName = 'String' | 'Int' | 'Float' | 'Boolean' | 'ID' | 'DateTime' | 'Date' | 'Rupiah'

/** The GraphQL type of what a value means, and how that type's value is made of the service's. */
export interface MeaningType {
  readonly type: ScalarName | Shared[SharedType]
  readonly from: (value: unknown) => unknown
}

const asIs = (value: unknown): unknown => value
const regions = { id: new Intl.DisplayNames('id', { type: 'region' }), en: new Intl.DisplayNames('en', { type: 'region' }) }
const languages = { id: new Intl.DisplayNames('id', { type: 'language' }), en: new Intl.DisplayNames('en', { type: 'language' }) }
const named =
  ({ id, en }: typeof regions) =>
  (value: unknown) =>
    wordOf(String(value), { id: id.of(String(value)) ?? String(value), en: en.of(String(value)) ?? String(value) })

const ruleWord = (value: unknown) => {
  const rule = ruleById(String(value))
  return wordOf(String(value), rule && ruleLabel(rule))
}

/** By `x-means`. Codes, groups and what is not here go by their JSON type. */
export function meaningTypes({ Agency, Area, Label, VagueDate, Word, Worker }: Shared): Readonly<Record<string, MeaningType>> {
  return {
    worker: { type: Worker, from: (value) => (typeof value === 'string' ? { userId: value } : workerSchema.parse(value)) },
    agency: { type: Agency, from: (value) => (typeof value === 'string' ? { id: value } : agencySchema.parse(value)) },
    place: { type: Area, from: (value) => areaSeen(String(value)) },
    vagueDate: { type: VagueDate, from: (value) => vagueSchema.parse(value) },
    words: { type: Label, from: asIs },
    country: { type: Word, from: named(regions) },
    language: { type: Word, from: named(languages) },
    rule: { type: Word, from: ruleWord },
    moment: { type: 'DateTime', from: asIs },
    civilDate: { type: 'Date', from: asIs },
    rupiah: { type: 'Rupiah', from: asIs },
    count: { type: 'Int', from: asIs },
    decimal: { type: 'Float', from: asIs },
    flag: { type: 'Boolean', from: asIs },
    ref: { type: 'ID', from: asIs },
  }
}
