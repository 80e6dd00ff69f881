import { type RecordedEvent, TitianError } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import type { Db, Handles, View } from './view.ts'

export interface Handlers {
  /** With the service's prefix: `intake.case`; undefined = all. */
  readonly categories: readonly string[] | undefined
  handle(event: RecordedEvent, db: Db): Promise<void>
  /** The bulk handlers, each with its part of the batch; undefined where the view has none. */
  readonly handleInBulk: ((events: readonly RecordedEvent[], db: Db) => Promise<void>) | undefined
}

/** What a view does with each event of its service's log; several handlers of one event run in the order of their declaration. */
export function handlersOf(service: string, view: View): Handlers {
  const byType = new Map<string, ((event: RecordedEvent, db: Db) => Promise<void>)[]>()
  const categories = new Set<string>()
  const inBulk: { readonly category: string; readonly handle: NonNullable<Handles['inBulk']> }[] = []
  for (const { category, handlers, inBulk: handle } of view.handles) {
    const prefixed = `${service}.${category}`
    // An aggregate called `criminal-case` would have streams whose category ends at `criminal`: nothing would ever arrive.
    if (categoryOf(`${prefixed}-`) !== prefixed) throw new TitianError('VIEW_CATEGORY_INVALID', { view: view.name, category })
    categories.add(prefixed)
    if (handle) inBulk.push({ category: prefixed, handle })
    for (const [type, handler] of Object.entries(handlers)) {
      const key = `${prefixed} ${type}`
      byType.set(key, [...(byType.get(key) ?? []), handler])
    }
  }
  return {
    categories: view.every ? undefined : [...categories],
    async handle(event, db) {
      for (const handler of byType.get(`${categoryOf(event.stream)} ${event.type}`) ?? []) await handler(event, db)
    },
    handleInBulk:
      inBulk.length === 0 && view.every === undefined
        ? undefined
        : async (events, db) => {
            await view.every?.(events, db)
            for (const { category, handle } of inBulk) {
              const its = events.filter(({ stream }) => categoryOf(stream) === category)
              if (its.length > 0) await handle(its, db)
            }
          },
  }
}
