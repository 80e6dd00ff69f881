import { type CarriedRelation, canonical, type RecordedEvent, type Relation, type RelationChange, whenRecorded } from '@titian/core'
import { relationKindOnRecord, relationKinds } from './relation-kinds.ts'

/** Of what the relations of a state are: its case, and the person where it is one person's. */
interface Of {
  readonly caseId: string | undefined
  readonly personIds: readonly string[]
}

/** Relations as events carry them. One that binds to the resource alone gets no case: an agency asked by one referral must not pass for asked by the next. */
export const carried = (relations: readonly Relation[], { caseId, personIds }: Of): readonly CarriedRelation[] =>
  relations.map(({ kind, ...rest }) => ({
    kind,
    ...(caseId !== undefined && isOfCase(kind) && { caseId, ...(personIds.length === 1 && { personId: personIds[0] ?? '' }) }),
    ...rest,
  }))

/** Whether a relation of this kind lets know of a case. */
export const isOfCase = (kind: string): boolean => relationKinds[relationKindOnRecord(kind)].scope === 'case'

/**
 * What an event changes, and what stands after it. It goes by what events have carried, not by what the state before would declare today: where a
 * release declares them otherwise, the next event of a stream puts them right.
 *
 * @param standing what stands before; of events that are composed together, as this function answered for the one before
 * @param recordedAt the moment that the state took for the recording: it is written as `whenRecorded`, for the log has the last word
 */
export function changed(
  standing: readonly CarriedRelation[],
  declared: readonly CarriedRelation[],
  recordedAt: string,
): { readonly standing: readonly CarriedRelation[]; readonly change: RelationChange | undefined } {
  const before = new Map(standing.map((one) => [canonical(one), one]))
  const after = new Map(
    declared.map((one) => {
      const as = before.has(canonical(one)) ? one : marked(one, recordedAt)
      return [canonical(as), as]
    }),
  )
  const bound = [...after].filter(([key]) => !before.has(key)).map(([, one]) => one)
  const unbound = [...before].filter(([key]) => !after.has(key)).map(([, one]) => one)
  return { standing: [...after.values()], change: bound.length + unbound.length > 0 ? { bound, unbound } : undefined }
}

/** What stands after these events of one stream, from its first one on. */
export function standingAfter(events: readonly RecordedEvent[]): readonly CarriedRelation[] {
  const standing = new Map<string, CarriedRelation>()
  for (const { meta, recordedAt } of events) {
    for (const one of meta.relations?.unbound ?? []) standing.delete(canonical(placed(one, recordedAt)))
    for (const one of meta.relations?.bound ?? []) standing.set(canonical(placed(one, recordedAt)), placed(one, recordedAt))
  }
  return [...standing.values()]
}

/** With the moment in the place of `whenRecorded`. */
export const placed = (one: CarriedRelation, recordedAt: string): CarriedRelation => ({
  ...one,
  from: one.from === whenRecorded ? recordedAt : one.from,
  ...(one.to !== undefined && { to: one.to === whenRecorded ? recordedAt : one.to }),
})

const marked = (one: CarriedRelation, recordedAt: string): CarriedRelation => ({
  ...one,
  from: one.from === recordedAt ? whenRecorded : one.from,
  ...(one.to !== undefined && { to: one.to === recordedAt ? whenRecorded : one.to }),
})
