import { posts } from '@titian/access'
import { nationalDeskId } from '@titian/case-file'
import { lookUp } from '@titian/core'
import { type AgencyKind, isWithin } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency, notRegistered } from './agency.ts'
import { dutyArea } from './fields.ts'

/** Who may own reports: those whose duty officers may read what a report says. */
const dutyKinds: readonly AgencyKind[] = ['UPTD_PPA', 'DINAS_SOSIAL', 'KEMENSOS']

export const provinceOf = (area: string): string => area.slice(0, 2)

const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

export const askForDuty = agency.command({
  name: 'AskForDuty',
  doc: 'Asks the desk of the province for the duty for reports of these areas, which lie within those that the agency works in.',
  path: 'ask-for-duty',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Minta piket laporan', en: 'Ask for the duty for reports' },
  input: z.strictObject({ areas: z.array(dutyArea).min(1, 'At least one area / Sedikitnya satu wilayah').max(200) }),
  needs: {
    desk: lookUp<{ readonly agencyId: string } | undefined>('provinceDesk', ({ areas }: { areas: readonly string[] }) => ({
      area: provinceOf(areas[0] ?? ''),
    })),
  },
  open: notRegistered,
  decide({ areas: named }, state, { desk }) {
    const areas = [...new Set(named)].sort()
    if (same(areas, state.asked?.areas ?? []) || same(areas, state.dutyAreas)) return []
    if (state.kind === undefined || !dutyKinds.includes(state.kind)) return reject('DUTY_NOT_FOR_KIND')
    if (!areas.every((area) => state.areas.some((own) => isWithin(area, own)))) return reject('DUTY_OUTSIDE_AREA')
    if (new Set(areas.map(provinceOf)).size > 1) return reject('DUTY_OF_ONE_PROVINCE')
    return [{ type: 'DutyAsked', data: { areas, deskAgencyId: desk?.agencyId ?? nationalDeskId } }]
  },
})
