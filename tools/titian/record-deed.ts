import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { policyAt } from '@titian/access'
import { systemClock } from '@titian/core'
import type { RecordDeed } from '@titian/service-kit/run'
import type { DiscardReason } from '@titian/vocabulary'
import type { OpenService } from './open-service.ts'
import { UsageError } from './usage.ts'

/** Who works at this terminal: as said, else the account. No colon but ours, so that it is never taken for one who has signed in. */
export function accountOf(said: string | undefined): string {
  const name = said ?? userInfo().username
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name))
    throw new UsageError(`--by must be a name of letters, digits, dots and dashes, such as the one you sign in with; not "${name}".`)
  return `terminal:${name}`
}

/** Records in the service's access log what is done at the terminal, as is recorded what is done over HTTP. */
export const recordingOf =
  ({ accessLog }: Pick<OpenService, 'accessLog'>, command: string, userId: string, reason?: DiscardReason): RecordDeed =>
  (deed) =>
    accessLog.record({
      ...deed,
      actor: { userId, agencyId: 'system', agencyKind: 'SYSTEM', unitId: null, post: 'operator' },
      purpose: 'OPERATION',
      route: `titian dead-letters ${command}`,
      fieldGroups: [],
      rules: [],
      policy: policyAt(systemClock.now()).version,
      outcome: 'permitted',
      correlationId: randomUUID(),
      ...(reason && { reason }),
    })
