import { systemPrincipal } from '@titian/access'
import { type Clock, isTitianError } from '@titian/core'
import { type Deadline, type RunningDeadlines, startDeadlines } from '@titian/deadlines'
import type { ServiceDefinition } from '@titian/service'
import { withSearchPath } from '@titian/views'
import type pg from 'pg'
import type { Handle } from '../commands/handle.ts'
import type { Parts } from '../parts.ts'

/** The service gives the commands of its deadlines itself; undefined where it has none. */
export function startDeadlinesOf(
  { name: service }: Pick<ServiceDefinition, 'name'>,
  deadlines: readonly Deadline[],
  on: {
    readonly parts: Parts
    readonly handle: Handle
    /** What is due goes by the time that it is, not by that of a record that ran ahead. */
    readonly clock: Clock
    readonly pool: pg.Pool
    readonly searchPath: readonly string[]
  },
): RunningDeadlines | undefined {
  if (deadlines.length === 0) return undefined
  const { clock } = on
  const { wallClock, clockWatch, ids, log } = on.parts
  return startDeadlines({
    deadlines,
    read: (ask) => withSearchPath(on.pool, on.searchPath, ask),
    clock,
    wallClock,
    held: () => clockWatch.isWrong(),
    dispatch: async (command, id, input, key) => {
      await on
        .handle({
          command,
          id,
          input,
          form: 'sealed',
          principal: systemPrincipal(service),
          issuer: 'system',
          key,
          purpose: 'OPERATION',
          correlationId: ids.uuid(),
        })
        .catch((error: unknown) => {
          // A refusal is a decision: it has been dealt with meanwhile.
          if (!isTitianError(error, 'COMMAND_REJECTED')) throw error
        })
    },
    onFailure: ({ name, code }) => log.warn({ deadline: name, code }, 'A deadline could not be fired; it is tried again.'),
  })
}
