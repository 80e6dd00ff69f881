import type { AccessLog } from '@titian/access'
import type { CaseFileParts, Register, ViewReader } from '@titian/case-file'
import type { Ids } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { KeyRing } from '@titian/privacy'
import type { Logger } from 'pino'
import type { Load } from './commands/load.ts'
import type { Registered } from './http/registered.ts'
import type { ClockWatch } from './run/clock-watch.ts'
import type { Secrets } from './secrets.ts'

/** What a running service is made of; put together in `run/`, and nowhere else. */
export interface Parts extends CaseFileParts {
  readonly load: Load
  readonly register: Register
  /** Holds who asks to it. */
  readonly registered: Registered
  readonly accessLog: AccessLog
  /** The access log itself and the view over it, for who asks who looked. */
  readonly accessStore: EventStore
  readonly accessViews: ViewReader
  readonly keyRing: KeyRing
  readonly ids: Ids
  readonly secrets: Secrets
  readonly log: Logger
  readonly clockWatch: Pick<ClockWatch, 'isWrong' | 'check'>
}
