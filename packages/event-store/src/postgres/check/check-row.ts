import { canonical, eventMetaSchema } from '@titian/core'
import { categoryOf } from '../../port.ts'
import type { LogFault, LogFaultCode } from './fault.ts'

/** A stored row as it is, and `before`: the position of the same stream's version before it, null where there is none. */
export interface CheckedRow {
  readonly position: bigint
  readonly stream: string
  readonly version: number
  readonly category: string
  /** Milliseconds since 1970. */
  readonly recordedAt: number
  readonly data: string
  readonly meta: string
  readonly before: bigint | null
}

/** Where the check stands: all it has to remember of the rows in front. */
export interface Standing {
  readonly position: bigint
  readonly recordedAt: number
}

/** As the log itself has it: what it would refuse. */
const AHEAD_MS = 5_000

/** What is wrong with one row, in the light of the one in front of it in order of position. @param now of the server, in milliseconds */
export function faultsOfRow(row: CheckedRow, last: Standing, now: number): LogFault[] {
  const { position, stream, version, before } = row
  const at = (code: LogFaultCode, details: LogFault['details'] = {}): LogFault => ({ code, position, stream, details })
  const faults: LogFault[] = []
  if (position > last.position + 1n) {
    const from = last.position + 1n
    faults.push({ code: 'POSITION_MISSING', position: from, details: { from: String(from), to: String(position - 1n) } })
  }
  if (before === null ? version !== 1 : version < 1) faults.push(at('VERSION_GAP', { version, missing: version - 1 }))
  if (before !== null && before > position) faults.push(at('VERSION_ORDER', { version, before: String(before) }))
  if (row.recordedAt < last.recordedAt) {
    faults.push(at('RECORDED_EARLIER', { recordedAt: isoOf(row.recordedAt), before: isoOf(last.recordedAt) }))
  }
  if (row.recordedAt > now + AHEAD_MS && row.recordedAt > last.recordedAt) {
    faults.push(at('RECORDED_AHEAD', { recordedAt: isoOf(row.recordedAt), ahead: Math.round((row.recordedAt - now) / 1_000) }))
  }
  if (row.category !== categoryOf(stream)) faults.push(at('CATEGORY_WRONG', { category: row.category, wanted: categoryOf(stream) }))
  const data = read(row.data)
  const meta = read(row.meta)
  if (data === undefined) faults.push(at('UNREADABLE', { part: 'data' }))
  else if (data.text !== row.data) faults.push(at('NOT_CANONICAL', { part: 'data' }))
  if (meta === undefined) faults.push(at('UNREADABLE', { part: 'meta' }))
  else {
    if (meta.text !== row.meta) faults.push(at('NOT_CANONICAL', { part: 'meta' }))
    const { error } = eventMetaSchema.safeParse(meta.value)
    for (const { path, code } of error?.issues ?? []) faults.push(at('META_INVALID', { path: path.join('.') || 'meta', problem: code }))
  }
  return faults
}

const isoOf = (ms: number): string => new Date(ms).toISOString()

function read(text: string): { readonly value: unknown; readonly text: string } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return { value, text: canonical(value) }
  } catch {
    return undefined
  }
}
