import type { Discarded, Replayed } from '@titian/messaging'
import type { DeadLetter, WaitingStream } from '@titian/service-kit/run'
import { number } from './progress-bar.ts'

export const lineOfStream = (service: string, { kind, stream, reaction, waiting, ...tried }: WaitingStream): string =>
  `${service.padEnd(16)} ${stream}${reaction === undefined ? '' : `  ${reaction}`}\n  ${kind}: ${number(waiting)} waiting  ${tryingOf(tried)}`

export function linesOfLetter({ version, message, reaction, ...tried }: DeadLetter): string {
  const what =
    message === undefined ? `  ${reaction ?? ''}` : `  ${message.type}, recorded ${message.recordedAt}\n  message ${JSON.stringify(message)}`
  return `@${version}  ${tryingOf(tried)}${what}`
}

function tryingOf({ errorCode, attempts, firstSeen, lastSeen }: Pick<DeadLetter, 'errorCode' | 'attempts' | 'firstSeen' | 'lastSeen'>): string {
  const tried = attempts === 0 ? 'not tried' : attempts === 1 ? 'tried once' : `tried ${number(attempts)} times`
  return `${errorCode}, ${tried}, first seen ${firstSeen.toISOString()}, last ${lastSeen.toISOString()}`
}

export const lineOfReplay = (stream: string, { received, left, errorCode }: Replayed): string =>
  `${stream}: ${number(received)} received, ${left === 0 ? 'nothing waits any more' : `${number(left)} still waiting: ${errorCode}`}.`

export function lineOfDiscard(stream: string, version: number, outcome: Discarded): string {
  const { discarded, errorCode } = outcome
  const what = discarded
    ? 'is discarded'
    : errorCode === undefined
      ? 'was not discarded but received: its source holds it'
      : 'is not discarded: what its source holds comes first'
  return `${stream}@${version} ${what}.\n${lineOfReplay(stream, outcome)}`
}
