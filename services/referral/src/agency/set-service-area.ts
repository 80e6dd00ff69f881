import { posts } from '@titian/access'
import { z } from 'zod'
import { agency, notRegistered } from './agency.ts'
import { servedArea } from './fields.ts'

export const setServiceArea = agency.command({
  name: 'SetServiceArea',
  doc: 'Sets the areas in which the agency works, by Kemendagri codes of any level.',
  path: 'set-area',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Tetapkan wilayah layanan', en: 'Set service area' },
  input: z.strictObject({ areas: z.array(servedArea).min(1, 'At least one area / Sedikitnya satu wilayah').max(200) }),
  open: notRegistered,
  decide({ areas: named }, state) {
    const areas = [...new Set(named)].sort()
    return areas.join() === [...state.areas].sort().join() ? [] : [{ type: 'ServiceAreaSet', data: { areas } }]
  },
})
