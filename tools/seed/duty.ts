import type { RecordedEvent } from '@titian/core'
import type { Streams } from './log-of-case.ts'

const stream = 'intake.received.referral.agency-'

interface Known {
  readonly onDuty: boolean
  readonly areas: readonly string[]
}

/** The agency on duty for an area, as intake's own query answers it, from what intake has received of the directory. */
export function dutyFor(streams: Streams, area: string): { readonly agencyId: string } | undefined {
  const found = [...streams].flatMap(([name, events]) => {
    if (!name.startsWith(stream)) return []
    const { onDuty, areas } = events.reduce(knownAfter, { onDuty: false, areas: [] })
    const served = areas.filter((one) => one === area || area.startsWith(`${one}.`))
    return onDuty && served.length > 0 ? [{ agencyId: name.slice(stream.length), near: Math.max(...served.map((one) => one.length)) }] : []
  })
  const [nearest] = found.toSorted((left, right) => right.near - left.near || (left.agencyId < right.agencyId ? -1 : 1))
  return nearest && { agencyId: nearest.agencyId }
}

function knownAfter(known: Known, { type, data }: RecordedEvent): Known {
  const said = data as { readonly area?: string; readonly areas?: readonly string[]; readonly service?: string }
  switch (type) {
    case 'referral.AgencyRegistered':
      return { ...known, areas: said.area === undefined ? [] : [said.area] }
    case 'referral.ServiceAreaSet':
      return { ...known, areas: said.areas ?? [] }
    case 'referral.ServiceOffered':
      return said.service === 'INTAKE_DUTY' ? { ...known, onDuty: true } : known
    case 'referral.ServiceSuspended':
      return said.service === 'INTAKE_DUTY' ? { ...known, onDuty: false } : known
    default:
      return known
  }
}
