/** What is wrong with a log, and where. Codes, names and numbers only: what an event says is never part of it. */
export interface LogFault {
  readonly code: LogFaultCode
  /** Of the event that shows it; undefined for what concerns the log as a whole. */
  readonly position?: bigint
  readonly stream?: string
  readonly details: Readonly<Record<string, string | number>>
}

export type LogFaultCode =
  /** Positions `from` to `to` are not there. `position` is the first of them. */
  | 'POSITION_MISSING'
  /** The event of its stream with the version before is not there. */
  | 'VERSION_GAP'
  /** The version before stands at a higher position, `before`. */
  | 'VERSION_ORDER'
  | 'VERSION_TWICE'
  | 'ID_TWICE'
  /** Recorded before the event that stands in front of it. */
  | 'RECORDED_EARLIER'
  /** Recorded `ahead` seconds after the server's present time: a clock was wrong. Those that follow at that time for want of another are not named. */
  | 'RECORDED_AHEAD'
  /** Not the category that the stream's name has. */
  | 'CATEGORY_WRONG'
  /** `data` or `meta` (`part`) is no JSON. */
  | 'UNREADABLE'
  /** JSON, but not the canonical text that the store writes. */
  | 'NOT_CANONICAL'
  /** `meta` is not what an envelope must be, at `path`. */
  | 'META_INVALID'
  /** A constraint, an index or the trigger that guards the log (`what`) is missing or switched off. */
  | 'GUARD_MISSING'
