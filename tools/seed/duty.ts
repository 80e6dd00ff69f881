import type { RecordedEvent } from '@titian/core'
import type { Streams } from './log-of-case.ts'

const stream = 'intake.received.referral.agency-'

/** The agency on duty for an area, as intake's own query answers it, from what intake has received of the directory. */
export function dutyFor(streams: Streams, area: string): { readonly agencyId: string } | undefined {
  const found = [...streams].flatMap(([name, events]) => {
    if (!name.startsWith(stream)) return []
    const served = events.reduce(areasAfter, []).filter((one) => one === area || area.startsWith(`${one}.`))
    return served.length > 0 ? [{ agencyId: name.slice(stream.length), near: Math.max(...served.map((one) => one.length)) }] : []
  })
  const [nearest] = found.toSorted((left, right) => right.near - left.near || (left.agencyId < right.agencyId ? -1 : 1))
  return nearest && { agencyId: nearest.agencyId }
}

function areasAfter(areas: readonly string[], { type, data }: RecordedEvent): readonly string[] {
  const said = (data as { readonly areas?: readonly string[] }).areas ?? []
  if (type === 'referral.DutyGranted') return said
  return type === 'referral.DutyLost' ? areas.filter((one) => !said.includes(one)) : areas
}

const directory = /^(referral|intake\.received\.referral)\.agency-/

/** The desk of a province, as referral's and intake's own queries answer it. */
export function provinceDeskFor(streams: Streams, area: string, besides: readonly string[] = []): { readonly agencyId: string } | undefined {
  const desks = [...streams].flatMap(([name, events]) => {
    const said = events[0]?.data as { readonly area?: string; readonly isProvinceDesk?: boolean } | undefined
    const isDesk = directory.test(name) && said?.isProvinceDesk === true && said.area?.startsWith(`${area.slice(0, 2)}.`)
    const isOpen = events.some(({ type }) => type.endsWith('AgencyApproved')) && !events.some(({ type }) => type.endsWith('AgencyClosed'))
    const agencyId = name.replace(directory, '')
    return isDesk && isOpen && !besides.includes(agencyId) ? [agencyId] : []
  })
  const [agencyId] = desks.toSorted()
  return agencyId === undefined ? undefined : { agencyId }
}
