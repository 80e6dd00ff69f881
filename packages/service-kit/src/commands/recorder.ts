import { clearSchema } from '@titian/privacy'
import { valid } from '../http/validation.ts'
import type { Parts } from '../parts.ts'
import type { Handle } from './handle.ts'
import { record } from './record.ts'
import { targetOf } from './target.ts'

/** Gives commands as the door does, but asks nobody's leave and knows no repeats: for invented data that is made in process, one after the other. */
export const recorder =
  (parts: Parts): Handle =>
  async (call) => {
    const input: unknown = valid(call.form === 'clear' ? clearSchema(call.command.input) : call.command.input, call.input)
    const target = targetOf(parts, call, input)
    return record(parts, call, input, { target, loaded: await parts.load(call.command.aggregate, target.id), caseRelations: [] })
  }
