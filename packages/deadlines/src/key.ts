import { v5 as uuidv5 } from 'uuid'

/** Fixed for ever: with another one, deadlines that were fired would fire again under new keys. */
const NAMESPACE = '0d4be2c1-57a6-5f0e-8f3b-6c1c5e2f9a10'

export interface DueThing {
  readonly service: string
  readonly name: string
  readonly resource: string
  /** Empty where the stream holds one deadline of this name only. */
  readonly deadlineId: string
  /** ISO instant, UTC, milliseconds. */
  readonly dueAt: string
}

/** The key of the command that a deadline fires: the same deadline fired twice, by whichever process, is one command. */
export const keyOf = ({ service, name, resource, deadlineId, dueAt }: DueThing): string =>
  uuidv5(JSON.stringify([service, name, resource, deadlineId, dueAt]), NAMESPACE)
