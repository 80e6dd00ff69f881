import type { Agency, Person, Step, Story } from './schema.ts'

/** Whom the configuration names as the first administrators of the national desk. */
export const firstAdminsOf = ({ cast, people }: Pick<Story, 'cast' | 'people'>): readonly string[] =>
  people.filter(({ key }) => key === cast.registers || key === cast.approves).map(({ userId }) => userId)

/**
 * The first steps of a story: the national desk registers the agencies of agencies.yaml, a second person approves each, and those of people.yaml
 * are enrolled. LPSK's people stand in no register but LPSK's own.
 */
export function registerCast({ cast, agencies, people }: Pick<Story, 'cast' | 'agencies' | 'people'>): readonly Step[] {
  const { at, registers, approves, say } = cast
  const step = (id: string, who: string, mutation: string, more: Pick<Step, 'on' | 'input'>): Step => ({ id, at, who, do: mutation, ...more })
  const ofAgency = ({ key, id, kind, name, area, nameIsSecret, isProvinceDesk, units }: Agency): readonly Step[] => [
    step(`daftar-${key}`, registers, 'registerAgency', {
      input: { agencyId: id, kind, name, area, ...(nameIsSecret && { nameIsSecret }), ...(isProvinceDesk && { isProvinceDesk }) },
    }),
    step(`sah-${key}`, approves, 'approveAgency', { on: id }),
    ...units.map((unit) =>
      step(`unit-${key}-${unit.key}`, registers, 'registerUnit', { on: id, input: { unitId: unit.key, name: unit.name, area } }),
    ),
  ]
  const ofPerson = ({ key, userId, agency, unit, post }: Person): readonly Step[] => {
    const found = agencies.find((one) => one.key === agency)
    if (found === undefined || found.kind === 'LPSK') return []
    const input = { agencyId: found.id, userId, posts: [post], ...(unit !== undefined && { unitId: unit }) }
    return [step(`petugas-${key}`, registers, 'enrolStaff', { input })]
  }
  const [first, ...others] = [...agencies.flatMap(ofAgency), ...people.flatMap(ofPerson)]
  return first === undefined ? [] : [{ ...first, say }, ...others]
}
