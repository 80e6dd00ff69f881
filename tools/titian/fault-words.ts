import type { LogFault } from '@titian/event-store/postgres'
import { number } from './progress-bar.ts'

/** A fault as a sentence: position, stream, what is wrong, with which value. */
export function sentenceOf(fault: LogFault): string {
  const where = [fault.position === undefined ? '' : `position ${fault.position}`, fault.stream ?? ''].filter((part) => part !== '').join('  ')
  return `${where === '' ? 'the log' : where}  ${what(fault)}`
}

function what({ code, details }: LogFault): string {
  switch (code) {
    case 'POSITION_MISSING':
      return details.from === details.to
        ? 'is missing: positions are dense, so an event was removed'
        : `to ${details.to} are missing (${number(BigInt(String(details.to)) - BigInt(String(details.from)) + 1n)} events)`
    case 'VERSION_GAP':
      return `is version ${details.version} of its stream, and version ${details.missing} is not there`
    case 'VERSION_ORDER':
      return `is version ${details.version} of its stream, but the version before stands later, at position ${details.before}`
    case 'VERSION_TWICE':
      return `version ${details.version} is there twice`
    case 'ID_TWICE':
      return `the event id ${details.id} is there twice`
    case 'RECORDED_EARLIER':
      return `was recorded ${details.recordedAt}, before the event in front of it (${details.before})`
    case 'RECORDED_AHEAD':
      return `was recorded ${details.recordedAt}, which is ${number(Number(details.ahead))} s from now: a clock was ahead. Until then all that follows bears that time; it is in force all the same`
    case 'CATEGORY_WRONG':
      return `stands under the category "${details.category}", its name says "${details.wanted}"`
    case 'UNREADABLE':
      return `${details.part} is no JSON`
    case 'NOT_CANONICAL':
      return `${details.part} is not the canonical text that the store writes`
    case 'META_INVALID':
      return `the envelope is not valid at ${details.path} (${details.problem})`
    case 'GUARD_MISSING':
      return `${details.what} is missing or switched off: what guards the log is not in force`
  }
}
