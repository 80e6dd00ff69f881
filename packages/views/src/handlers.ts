import { type RecordedEvent, TitianError } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import type { Db, View } from './view.ts'

export interface Handlers {
  /** With the service's prefix: `intake.case`; undefined = all. */
  readonly categories: readonly string[] | undefined
  handle(event: RecordedEvent, db: Db): Promise<void>
}

/** What a view does with each event of its service's log; several handlers of one event run in the order of their declaration. */
export function handlersOf(service: string, view: View): Handlers {
  const byType = new Map<string, ((event: RecordedEvent, db: Db) => Promise<void>)[]>()
  const categories = new Set<string>()
  for (const { category, handlers } of view.handles) {
    const prefixed = `${service}.${category}`
    // An aggregate called `criminal-case` would have streams whose category ends at `criminal`: nothing would ever arrive.
    if (categoryOf(`${prefixed}-`) !== prefixed) throw new TitianError('VIEW_CATEGORY_INVALID', { view: view.name, category })
    categories.add(prefixed)
    for (const [type, handler] of Object.entries(handlers)) {
      const key = `${prefixed} ${type}`
      byType.set(key, [...(byType.get(key) ?? []), handler])
    }
  }
  return {
    categories: view.every ? undefined : [...categories],
    async handle(event, db) {
      for (const handler of byType.get(`${categoryOf(event.stream)} ${event.type}`) ?? []) await handler(event, db)
      await view.every?.(event, db)
    },
  }
}
