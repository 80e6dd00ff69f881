/** Held by one relay of a log at a time. */
export interface Lease {
  /** Higher than that of everyone who held it before. */
  readonly epoch: bigint
  /** Everything up to here is published. */
  readonly position: bigint
}

/** Where the relay of one log stands, and who may move it. A lease that is not renewed runs out, by the keeper's own time. */
export interface RelayCheckpoint {
  /** Everything up to here is published; 0n before the first lease. */
  read(): Promise<bigint>
  /** Takes the lease if it is free; undefined while another holds it. */
  acquire(): Promise<Lease | undefined>
  /** Moves the position by compare-and-set and renews; false when it stands elsewhere or a later epoch has begun. */
  advance(epoch: bigint, from: bigint, to: bigint): Promise<boolean>
  /** False when a later epoch has begun. */
  renew(epoch: bigint): Promise<boolean>
  /** Frees the lease, if it is still this epoch's. */
  release(epoch: bigint): Promise<void>
}
