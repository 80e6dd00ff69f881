/** Load–decide–append of one stream, one after the other within the process: callers on a hot stream do not conflict with each other. */
export function mutexByKey(): <Value>(key: string, run: () => Promise<Value>) => Promise<Value> {
  const tails = new Map<string, Promise<unknown>>()
  return async (key, run) => {
    const before = tails.get(key) ?? Promise.resolve()
    const mine = before.then(run, run)
    const tail = mine.catch(() => undefined)
    tails.set(key, tail)
    try {
      return await mine
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}
