import { type RecordedEvent, TitianError } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import type { Db, Handles, View } from './view.ts'

export interface Handlers {
  /** With the service's prefix: `intake.case`; undefined = all. */
  readonly categories: readonly string[] | undefined
  /** Does what the view does with events, oldest first. */
  handle(events: readonly RecordedEvent[], db: Db): Promise<void>
}

interface Taker {
  readonly takes: (category: string, type: string) => boolean
  readonly handle: (events: readonly RecordedEvent[], db: Db) => Promise<void>
}

/** What a view does with the events of its service's log; several handlers of one event run in the order of their declaration. */
export function handlersOf(service: string, view: View): Handlers {
  const categories = view.handles.map(({ category }) => category && prefixed(service, view, category))
  const takers = view.handles.map((one, nth) => takerOf(one, categories[nth]))
  const known = new Map<string, readonly Taker[]>()
  const takersOf = ({ stream, type }: RecordedEvent): readonly Taker[] => {
    const category = categoryOf(stream)
    const key = `${category} ${type}`
    const found = known.get(key) ?? takers.filter(({ takes }) => takes(category, type))
    known.set(key, found)
    return found
  }
  return {
    categories: categories.includes(undefined) ? undefined : [...new Set(categories.filter((one) => one !== undefined))],
    async handle(events, db) {
      let taker: Taker | undefined
      let run: RecordedEvent[] = []
      const handOver = async () => {
        const gathered = run
        run = []
        if (gathered.length > 0) await taker?.handle(gathered, db)
      }
      for (const event of events) {
        const its = takersOf(event)
        const [only, ...others] = its
        if (only === undefined) continue
        if (others.length > 0 || only !== taker) await handOver()
        taker = only
        if (others.length === 0) run.push(event)
        else for (const each of its) await each.handle([event], db)
      }
      await handOver()
    },
  }
}

function prefixed(service: string, view: View, category: string): string {
  const whole = `${service}.${category}`
  // An aggregate called `criminal-case` would have streams whose category ends at `criminal`: nothing would ever arrive.
  if (categoryOf(`${whole}-`) !== whole) throw new TitianError('VIEW_CATEGORY_INVALID', { view: view.name, category })
  return whole
}

function takerOf(handles: Handles, category: string | undefined): Taker {
  if ('many' in handles) {
    const types = handles.types && new Set(handles.types)
    return { takes: (its, type) => (category === undefined || its === category) && (types?.has(type) ?? true), handle: handles.many }
  }
  const byType = new Map(Object.entries(handles.handlers))
  return {
    takes: (its, type) => its === category && byType.has(type),
    async handle(events, db) {
      for (const event of events) await byType.get(event.type)?.(event, db)
    },
  }
}
