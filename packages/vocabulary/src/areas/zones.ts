import { provinceOf } from './areas.ts'

export type Zone = 'WIB' | 'WITA' | 'WIT'

/** The three zones. None has daylight saving; offsets are hours east of UTC. */
export const zones: Readonly<Record<Zone, { readonly iana: string; readonly offsetHours: number }>> = {
  WIB: { iana: 'Asia/Jakarta', offsetHours: 7 },
  WITA: { iana: 'Asia/Makassar', offsetHours: 8 },
  WIT: { iana: 'Asia/Jayapura', offsetHours: 9 },
}

/**
 * Provinces by zone. Those formed after the decree keep the zone of the province that they were split from (practice).
 *
 * @source Keppres 41/1987 (the three zones); practice for later provinces
 */
const provinces: Readonly<Record<Zone, readonly string[]>> = {
  WIB: ['11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '31', '32', '33', '34', '35', '36', '61', '62'],
  WITA: ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'],
  WIT: ['81', '82', '91', '92', '93', '94', '95', '96'],
}

const zoneByProvince = new Map(
  (['WIB', 'WITA', 'WIT'] as const).flatMap((zone) => provinces[zone].map((province): [string, Zone] => [province, zone])),
)

/** The zone of an area by its province; undefined if the code is of no known province. */
export function zoneOf(areaCode: string): Zone | undefined {
  return zoneByProvince.get(provinceOf(areaCode) ?? '')
}
