import { isTitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { type StoredRebuild, storedViews, type ViewStatus, type Views } from '@titian/views'
import type { Pool } from 'pg'
import { isDatabaseAway } from '../http/problem.ts'

/** A view as this process runs it, how far the log is ahead of it, and its rebuild beside it, which another process runs. */
export interface ViewProgress extends ViewStatus {
  /** Of the view's log; null while the log is away. */
  readonly head: bigint | null
  /** From the view's position to the head: a count of events where the log's positions are dense (PostgreSQL); null while the log is away. */
  readonly lag: bigint | null
  /** Under way or cancelled; null where there is none, or while the database is away. */
  readonly rebuild: StoredRebuild | null
}

/** Views and the log that they are built from. */
export interface Followed {
  readonly views: Pick<Views, 'status'>
  readonly store: Pick<EventStore, 'head'>
}

/** Where all views of a service stand. While the database is away it tells what the process knows: then above all an operator asks. */
export async function viewProgress(pool: Pool, service: string, followed: readonly Followed[]): Promise<readonly ViewProgress[]> {
  const stored = (await unlessAway(storedViews(pool, service))) ?? []
  const known = new Map(stored.map(({ view, version, rebuild }) => [`${view} v${version}`, rebuild]))
  const rows = followed.map(async ({ views, store }) => {
    // Before the head is asked for, so that no view is ahead of it.
    const statuses = views.status()
    const head = await unlessAway(store.head())
    return statuses.map((status) => ({
      ...status,
      head,
      lag: head === null ? null : head - status.position,
      rebuild: known.get(`${status.view} v${status.version}`) ?? null,
    }))
  })
  return (await Promise.all(rows)).flat()
}

const unlessAway = <Answer>(asked: Promise<Answer>): Promise<Answer | null> =>
  asked.catch((error: unknown) => {
    if (isDatabaseAway(error) || isTitianError(error, 'LOG_UNAVAILABLE')) return null
    throw error
  })
