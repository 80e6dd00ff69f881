/** A store under measurement, with a database of its own on the one server. */
export interface Contender {
  readonly name: string
  /** Appends one event of so many bytes of data to a new stream, asserting that it does not exist. */
  appendNew(bytes: number): Promise<unknown>
  /** Load, decide, append one event to this stream, which all callers share; resolves when it was accepted. */
  loadDecideAppend?(stream: string): Promise<unknown>
  close(): Promise<void>
}

/** What all of them are given beside the data: the envelope of an event of Titian's, 0.45 kB. */
export const metaOf = (commandId: string) => ({
  occurredAt: { from: '2026-01-05T02:00:00.000Z', to: '2026-01-05T02:00:00.000Z', precision: 'minute' as const },
  personIds: [],
  ownerAgency: 'agency-invented',
  actor: { userId: 'system:bench', agencyId: 'system', agencyKind: 'SYSTEM', unitId: null, post: 'system' },
  purpose: 'OPERATION',
  legalBasis: { kind: 'PUBLIC_TASK' as const },
  commandId,
  inputHash: 'a'.repeat(64),
  correlationId: commandId,
  causationId: commandId,
})

const letters = 'abcdefghijklmnopqrstuvwxyz '.repeat(200)

/** Data whose JSON is so many bytes. */
export const dataOf = (bytes: number) => ({ note: letters.slice(0, bytes - 11) })
