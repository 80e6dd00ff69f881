/** The last heartbeat of each source: one row each, never an event. */
export interface Heartbeats {
  note(source: string, at: Date): Promise<void>
  last(sources: readonly string[]): Promise<ReadonlyMap<string, Date>>
}
