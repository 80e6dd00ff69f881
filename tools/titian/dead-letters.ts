import process from 'node:process'
import { parseArgs } from 'node:util'
import { type DiscardReason, discardReasons } from '@titian/vocabulary'
import { harmless } from '../terminal/harmless.ts'
import { openDatabase } from './database.ts'
import { type Desk, deskWith, openDesks } from './dead-letter-desks.ts'
import { lineOfDiscard, lineOfReplay, lineOfStream, linesOfLetter } from './dead-letters-text.ts'
import { inWords } from './in-words.ts'
import { number } from './progress-bar.ts'
import { accountOf, recordingOf } from './record-deed.ts'
import { commandOf, UsageError } from './usage.ts'

type Say = (text: string) => void

interface Options {
  readonly stream?: string
  readonly version?: string
  readonly reason?: string
  readonly by: string
  readonly all: boolean
  readonly json: boolean
}

const usages = {
  list: ['list --service NAME'],
  show: ['show <stream>'],
  replay: ['replay <stream>', 'replay --all'],
  discard: ['discard <stream> <version> --reason CODE'],
}

/** @returns the exit code: 0 nothing is left to do, 1 something is parked or still waits */
export async function deadLettersCommand(args: string[], say: Say = (text) => void process.stdout.write(`${harmless(text)}\n`)): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      reason: { type: 'string' },
      by: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      folder: { type: 'string' },
    },
  })
  const command = commandOf('dead-letters', positionals, usages)
  const [, stream, version] = positionals
  if (values.all && command !== 'replay') throw new UsageError(`--all is for replay, not for ${command}.`)
  if (values.all && stream !== undefined) throw new UsageError(`Say "${stream}" or --all, not both: --all replays every stream.`)
  const work = commands[command]({ ...values, by: accountOf(values.by), ...(stream && { stream }), ...(version && { version }) })
  const database = await openDatabase(values.folder)
  let desks: readonly Desk[] = []
  try {
    desks = await openDesks(database, values.service, values.folder)
    return await work(desks, say)
  } catch (error) {
    throw inWords(error)
  } finally {
    for (const desk of desks) await desk.close()
    await database.close()
  }
}

type Work = (desks: readonly Desk[], say: Say) => Promise<number>

/** Each reads what it was asked before a database is opened. */
const commands: Readonly<Record<keyof typeof usages, (asked: Options) => Work>> = {
  list: ({ json }) => list(json),
  show: (asked) => show(streamOf(asked, 'show'), asked.json),
  replay: (asked) => (asked.all ? replayAll(asked.by) : replay(streamOf(asked, 'replay'), asked.by)),
  discard: (asked) => discard(streamOf(asked, 'discard'), versionOf(asked), reasonOf(asked), asked.by),
}

const list =
  (json: boolean): Work =>
  async (desks, say) => {
    const found = (await Promise.all(desks.map(async (desk) => (await desk.list()).map((one) => ({ service: desk.service, ...one }))))).flat()
    found.sort((a, b) => a.firstSeen.getTime() - b.firstSeen.getTime())
    for (const { service, ...one } of found) say(json ? JSON.stringify({ service, ...one }) : lineOfStream(service, one))
    if (!json) say(found.length === 0 ? 'Nothing is parked.' : `${number(found.length)} parked. titian dead-letters show <stream> tells more.`)
    return found.length === 0 ? 0 : 1
  }

const show =
  (stream: string, json: boolean): Work =>
  async (desks, say) => {
    const { service, show: lettersOf } = await deskWith(desks, stream)
    const letters = await lettersOf(stream)
    if (!json) say(`${service}: ${number(letters.length)} waiting in ${stream}`)
    for (const letter of letters) say(json ? JSON.stringify({ service, ...letter }) : linesOfLetter(letter))
    return 0
  }

const replay =
  (stream: string, by: string): Work =>
  async (desks, say) => {
    const desk = await deskWith(desks, stream)
    await desk.mustReachSources()
    const outcome = await desk.replay(stream, recordingOf(desk, 'replay', by))
    say(lineOfReplay(stream, outcome))
    return outcome.left === 0 ? 0 : 1
  }

const replayAll =
  (by: string): Work =>
  async (desks, say) => {
    let worst = 0
    let tried = 0
    for (const desk of desks)
      for (const { stream, kind } of await desk.list()) {
        if (kind !== 'message') continue
        worst = Math.max(worst, await replay(stream, by)([desk], say))
        tried += 1
      }
    if (tried === 0) say('No message is parked.')
    return worst
  }

const discard =
  (stream: string, version: number, reason: DiscardReason, by: string): Work =>
  async (desks, say) => {
    const desk = await deskWith(desks, stream)
    await desk.mustReachSources()
    const outcome = await desk.discard(stream, version, recordingOf(desk, 'discard', by, reason))
    say(lineOfDiscard(stream, version, outcome))
    return outcome.left === 0 ? 0 : 1
  }

function streamOf({ stream }: Options, command: string): string {
  if (stream === undefined) throw new UsageError(`Say which stream: titian dead-letters ${command} intake.case-<id>`)
  return stream
}

function versionOf({ version }: Options): number {
  if (version !== undefined && /^[1-9]\d{0,8}$/.test(version)) return Number(version)
  throw new UsageError(`Say which version, as titian dead-letters show lists them${version === undefined ? '' : `; "${version}" is none`}.`)
}

function reasonOf({ reason }: Options): DiscardReason {
  if (reason !== undefined && discardReasons.has(reason)) return reason
  const lines = discardReasons.codes.map((code) => `  ${code.padEnd(17)} ${discardReasons.label(code).en} / ${discardReasons.label(code).id}`)
  const wrong = reason === undefined ? 'A discard needs a --reason / Alasan wajib diisi' : `There is no reason "${reason}" / Alasan itu tidak ada`
  throw new UsageError(`${wrong}:\n${lines.join('\n')}`)
}
