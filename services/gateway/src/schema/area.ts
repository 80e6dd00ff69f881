import type { Label } from '@titian/core'
import { type Area, type AreaLevel, areaByCode, areaLevelOf, searchAreas } from '@titian/vocabulary'
import type { Builder } from './builder.ts'
import type { LabelType } from './label.ts'

export interface AreaSeen {
  readonly code: string
  readonly name: string
  readonly level?: AreaLevel | undefined
  readonly parents: readonly Omit<AreaSeen, 'parents'>[]
}

const MOST = 50

/** An area by its code; one that the list does not know is shown as it is. */
export const areaSeen = (code: string): AreaSeen => areaByCode(code) ?? { code, name: code, level: areaLevelOf(code), parents: [] }

/** "Kota Kupang, Nusa Tenggara Timur": a regency's name alone may be that of another province's. */
function labelOf({ name, parents }: AreaSeen): Label {
  const [province] = parents
  const whole = province === undefined ? name : `${name}, ${province.name}`
  return { id: whole, en: whole }
}

const levels = ['province', 'regency', 'district', 'village'] as const

export function areaType(builder: Builder, LabelRef: LabelType) {
  const Level = builder.enumType('AreaLevel', { values: Object.fromEntries(levels.map((value) => [value.toUpperCase(), { value }])) })
  const AreaRef = builder.objectRef<AreaSeen>('Area')
  AreaRef.implement({
    description: 'An area of the Kemendagri list.',
    fields: (t) => ({
      code: t.exposeString('code'),
      level: t.field({ type: Level, nullable: true, resolve: ({ level }) => level ?? null }),
      label: t.field({ type: LabelRef, resolve: labelOf }),
      parents: t.field({
        type: [AreaRef],
        description: 'From the province down, without itself.',
        resolve: ({ parents }) => parents.map((one, index) => ({ ...one, parents: parents.slice(0, index) })),
      }),
    }),
  })
  return Object.assign(AreaRef, { Level })
}

/** `area` and `areas`: the list of areas, which is the same for all and no look at anything. */
export function addAreas(builder: Builder, { Area: AreaRef }: { readonly Area: ReturnType<typeof areaType> }): void {
  builder.queryField('area', (t) =>
    t.field({
      type: AreaRef,
      nullable: true,
      description: 'An area by its Kemendagri code: `53.71`.',
      args: { code: t.arg.string({ required: true }) },
      resolve: (_, { code }): Area | undefined => areaByCode(code),
    }),
  )
  builder.queryField('areas', (t) =>
    t.field({
      type: [AreaRef],
      description: 'Areas by name, however it is spelt. A name is no key: let a person choose by the parents.',
      args: {
        search: t.arg.string({ required: true }),
        within: t.arg.string({ description: 'Code of the area to search in.' }),
        level: t.arg({ type: AreaRef.Level }),
        first: t.arg.int({ defaultValue: 20 }),
      },
      resolve: (_, { search, within, level, first }): readonly Area[] =>
        searchAreas(search, {
          ...(within && { within }),
          ...(level && { level: level as AreaLevel }),
          limit: Math.min(Math.max(first ?? 20, 1), MOST),
        }),
    }),
  )
}
