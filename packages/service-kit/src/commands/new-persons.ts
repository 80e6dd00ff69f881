import { type PersonIdOf, personIdIn } from '@titian/privacy'
import { stringify } from 'uuid'
import type { Parts } from '../parts.ts'
import type { Call } from './call.ts'
import type { Target } from './target.ts'

/**
 * Ids of persons whom nobody knew before: each follows from the record that first tells of them and from where they stand in it, under the
 * secret of the deployment. So the same command names the same person, no sender can choose whose ledger a report falls upon, and nobody
 * outside can compute one. UUID version 8.
 */
export function newPersonIds({ secrets }: Pick<Parts, 'secrets'>, { stream }: Pick<Target, 'stream'>): (slot: string) => string {
  return (slot) => {
    const bytes = secrets.derive(`person/${stream}/${slot}`, 16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    return stringify(bytes)
  }
}

/** Whose the personal values of a command are. */
export function personsOf(parts: Pick<Parts, 'secrets'>, { command }: Call, target: Target, state: unknown): PersonIdOf {
  if (command.newPersons !== true) return personIdIn(state)
  const idOf = newPersonIds(parts, target)
  return (_name, _sibling, _root, path) => idOf(path.slice(0, Math.max(0, path.lastIndexOf('.'))))
}
