import type { Closure } from './case-state.ts'

/** All have answered, and all that nothing stands against it. Which one does not is nobody's to learn (SAFETY 4). */
export const isFrozenListCleared = ({ services, answers }: Pick<Closure, 'services' | 'answers'>): boolean =>
  services.every((service) => answers[service] === true)
