import { goesWithTheCase } from '../../services/referral/src/referral/open-still.ts'
import { referral } from '../../services/referral/src/referral/referral.ts'
import type { Streams } from './log-of-case.ts'

const prefix = referral.streamOf('referral', '')

/** The open referrals that a transfer takes along or ends, as the reaction's question is answered by the view. */
export function openAtTransfer(streams: Streams, [caseId, from, transferId]: readonly unknown[]) {
  const known = [...streams].flatMap(([name, events]) =>
    name.startsWith(prefix) ? [{ id: name.slice(prefix.length), state: referral.fold(events) }] : [],
  )
  const ending = known.find(({ id }) => id === transferId)?.state.endedWithIt ?? []
  const rows = known
    .filter(({ id, state }) => id !== transferId && state.caseId === caseId && state.senderAgencyId === from && goesWithTheCase(state))
    .map(({ id, state }) => ({ referral_id: id, recipient_agency_id: state.recipientAgencyId, ends: ending.includes(id) }))
    .toSorted((one, other) => (one.referral_id < other.referral_id ? -1 : 1))
  return { rows, rowCount: rows.length }
}
