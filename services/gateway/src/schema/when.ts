import { type FuzzyDate, formatFuzzyDate, inBothLanguages, type Zone, zoneOf, zones } from '@titian/vocabulary'
import { z } from 'zod'
import type { Builder } from './builder.ts'
import type { LabelType } from './label.ts'

const precisions = ['minute', 'day', 'month', 'year'] as const
const precision = z.enum(precisions)

/** When something was, as vaguely as it is known; `zone`: in which it was said, an IANA name or one of the three words. */
export const vagueSchema = z.object({ from: z.string(), to: z.string(), precision, zone: z.string().nullish() })
export type VagueSeen = z.output<typeof vagueSchema>

/** When it was recorded: to the minute for those who are close, else the day. */
export const recordedSchema = z.object({ at: z.string(), precision: z.enum(['minute', 'day']), zone: z.string().nullish() })
export type RecordedSeen = z.output<typeof recordedSchema>

/** WIB where nothing says otherwise: it tells nothing of the place. */
export const zoneNamed = (name: string | null | undefined): Zone =>
  (Object.keys(zones) as Zone[]).find((zone) => zone === name || zones[zone].iana === name) ?? zoneOf(name ?? '') ?? 'WIB'

const words = (when: FuzzyDate, zone: string | null | undefined) => inBothLanguages((lang) => formatFuzzyDate(when, zoneNamed(zone), lang))

export function whenTypes(builder: Builder, LabelRef: LabelType) {
  const Precision = builder.enumType('Precision', { values: Object.fromEntries(precisions.map((value) => [value.toUpperCase(), { value }])) })
  const ZoneType = builder.enumType('Zone', {
    description: 'WIB UTC+7, WITA UTC+8, WIT UTC+9.',
    values: Object.fromEntries(Object.keys(zones).map((value) => [value, { value }])),
  })
  const VagueDate = builder.objectRef<VagueSeen>('VagueDate').implement({
    description: 'When something was, as vaguely as it is known: the first and the last instant that it can have been.',
    fields: (t) => ({
      from: t.expose('from', { type: 'DateTime' }),
      to: t.expose('to', { type: 'DateTime' }),
      precision: t.expose('precision', { type: Precision }),
      zone: t.field({
        type: ZoneType,
        nullable: true,
        description: 'In which a day, month or year was said.',
        resolve: ({ zone }) => (zone ? zoneNamed(zone) : null),
      }),
      label: t.field({
        type: LabelRef,
        description: 'As people write it; a day, month or year by the zone in which it was said.',
        resolve: ({ zone, ...when }) => words(when, zone),
      }),
    }),
  })
  const RecordedAt = builder.objectRef<RecordedSeen>('RecordedAt').implement({
    description: 'When it was recorded: to the minute for those who are close, else the day.',
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime' }),
      precision: t.expose('precision', { type: Precision }),
      zone: t.field({ type: ZoneType, nullable: true, resolve: ({ zone }) => (zone ? zoneNamed(zone) : null) }),
      label: t.field({ type: LabelRef, resolve: ({ at, precision: fine, zone }) => words({ from: at, to: at, precision: fine }, zone) }),
    }),
  })
  const VagueDateInput = builder.inputType('VagueDateInput', {
    fields: (t) => ({
      from: t.field({ type: 'DateTime', required: true }),
      to: t.field({ type: 'DateTime', required: true }),
      precision: t.field({ type: Precision, required: true }),
    }),
  })
  return { Precision, Zone: ZoneType, VagueDate, RecordedAt, VagueDateInput }
}
