import type { Closure } from './case-state.ts'

/** All have answered, and all that nothing stands against it. Which one does not is nobody's to learn (SAFETY 4). */
export const isFrozenListCleared = ({ services, answers }: Pick<Closure, 'services' | 'answers'>): boolean =>
  services.every((service) => answers[service] === true)

/** What a person may see of a request for closure: nothing of who answered, or what. */
export const closureOf = ({ requestId, requestedAt, requestedBy, reason, dueAt }: Closure) => ({ requestId, requestedAt, requestedBy, reason, dueAt })
