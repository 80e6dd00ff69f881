import { join } from 'node:path'
import process from 'node:process'
import { systemClock } from '@titian/core'
import { loadStory } from '../story/load.ts'
import { claimsOf, findPerson } from '../story/people.ts'
import { playStory } from '../story/play.ts'
import { linesOf } from '../story/print.ts'
import { caseIdOf } from '../story/references.ts'
import { firstAdminsOf } from '../story/register-cast.ts'
import type { Person, Story } from '../story/schema.ts'
import { emptyFolder } from './empty-folder.ts'
import { demoFolder, examplesFolder, ownFolder } from './folders.ts'
import { forgetRunning, noteRunning, runningIn } from './run-file.ts'
import { type Screen, screen } from './screen.ts'
import { moveTo } from './settle.ts'
import { type AllInOne, startAll } from './start-all.ts'
import { words } from './words.ts'

export interface DemoOptions {
  readonly fresh: boolean
  readonly story: boolean
  readonly port: number
  readonly en: boolean
  readonly verbose: boolean
  readonly logs: boolean
}

/** Everything is stopped within 5 s; what hangs then is left to its end, which comes with ours. */
const STOP_MS = 4_500
/** While a story is told, heartbeats go often: it waits for them between steps. */
const STORY_PACE_MS = 40
const USUAL_PACE_MS = 1_000

const seconds = (from: number): string => ((performance.now() - from) / 1_000).toFixed(1)

/** `npm start`: brings everything up, tells the story, says what to try, and stays until Ctrl-C. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const say = words[options.en ? 'en' : 'id']
  const show = screen()
  const folder = options.story ? demoFolder : ownFolder
  const other = runningIn(folder)
  if (other) throw new Error(say.running(other.gatewayUrl))
  const stopped = onceStopped()
  show.title(say.banner)
  show.line(say.notice)
  show.line()
  if (options.fresh) {
    show.doing(say.empty)
    await emptyFolder(folder)
  }
  const story = await loadStory(join(examplesFolder, 'kupang-transit'))
  const began = performance.now()
  const all = await startAll({
    folder,
    port: options.port,
    held: options.story,
    firstAdmins: firstAdminsOf(story),
    lang: options.en ? 'en' : 'id',
    ...(options.story && {
      shown: {
        onDuty: claimsOf(story, personCalled(story, 'duty-officer')),
        inCase: claimsOf(story, personCalled(story, 'social-worker')),
        caseId: caseIdOf(story),
      },
    }),
    say: (what) => show.doing(say.starting(what)),
    onDatabase: (what, sentence = '') => show.line(what === 'failed' ? sentence : say.database[what]),
    ...(options.logs && { log: process.stderr }),
  })
  try {
    noteRunning(folder, { pid: process.pid, gatewayUrl: all.gatewayUrl, startedAt: systemClock.now().toISOString() })
    show.line(say.ready(seconds(began)))
    if (options.story) await Promise.race([tell(story, all, show, options), stopped])
    else show.line(say.own)
    if (!stopped.asked) invite(story, all, show, options)
    await stopped
    show.line()
    show.line(say.stopping)
  } finally {
    forgetRunning(folder)
    await within(STOP_MS, all.stop())
  }
  show.line(say.stopped)
  process.exit(process.exitCode ?? 0)
}

async function tell(story: Story, all: AllInOne, show: Screen, options: DemoOptions): Promise<void> {
  const say = words[options.en ? 'en' : 'id']
  const began = performance.now()
  show.line()
  show.title(say.tells)
  await all.setPace(STORY_PACE_MS)
  const { recorded } = await playStory({
    story,
    gatewayUrl: all.gatewayUrl,
    tokenOf: (person) => all.issuer.tokenOf(claimsOf(story, person)),
    moveTo: (instant) => moveTo(all.clock, all.services, instant),
    settle: () => all.settle(),
    onStep: (step, outcome) => show.lines(linesOf(step, outcome, { lang: options.en ? 'en' : 'id', verbose: options.verbose, colour: show.colour })),
  })
  all.clock.release()
  await all.setPace(USUAL_PACE_MS)
  show.line(recorded === 0 ? say.again : say.done(recorded, seconds(began)))
}

function personCalled(story: Story, word: string): Person {
  const person = findPerson(story, word)
  if (person === undefined) throw new Error(`The story has nobody called ${word}.`)
  return person
}

/** What to do now. */
function invite(story: Story, all: AllInOne, show: Screen, options: DemoOptions): void {
  const say = words[options.en ? 'en' : 'id']
  show.line()
  if (all.portWasTaken) show.line(say.taken(options.port))
  show.title(say.address(all.gatewayUrl))
  if (options.story) {
    show.line(say.people)
    for (const { key, about } of story.people) show.line(about[options.en ? 'en' : 'id'], `  ${key.padEnd(20)} `)
    show.line(say.next)
    show.lines(say.nextLines.map((line) => `  ${line}`))
  }
  show.title(say.stop)
}

/** Settles at Ctrl-C, or when whoever started us asks us to end. */
function onceStopped(): Promise<void> & { readonly asked: boolean } {
  let asked = false
  const promise = new Promise<void>((resolve) => {
    const end = () => {
      asked = true
      resolve()
    }
    process.once('SIGINT', end).once('SIGTERM', end).once('SIGHUP', end)
  })
  return Object.defineProperty(promise, 'asked', { get: () => asked }) as Promise<void> & { readonly asked: boolean }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
