import { loadAreaTable } from './area-table.ts'
import { zoneOf, zones } from './zones.ts'

describe('the zone of an area', () => {
  it.each([
    ['53.71.04.1009', 'WITA'],
    ['36', 'WIB'],
    ['61.01', 'WIB'],
    ['64', 'WITA'],
    ['91.71', 'WIT'],
  ] as const)('of %s is %s', (code, zone) => expect(zoneOf(code)).toBe(zone))

  it('is known for every province, and for no other', () => {
    const table = loadAreaTable('provinces', 2)
    expect(Array.from({ length: table.size }, (_, row) => table.code(row)).filter((code) => zoneOf(code) === undefined)).toEqual([])
    expect(zoneOf('99')).toBeUndefined()
    expect(zoneOf('Kupang')).toBeUndefined()
  })

  it('has the offset that the time zone database has', () => {
    for (const { iana, offsetHours } of Object.values(zones)) {
      const name = new Intl.DateTimeFormat('en', { timeZone: iana, timeZoneName: 'longOffset' }).format(new Date('2024-06-01T00:00:00Z'))
      expect(name).toContain(`GMT+0${offsetHours}:00`)
    }
  })
})
