import { setTimeout as pause } from 'node:timers/promises'
import { keyOf } from './ids.ts'
import { StoryError } from './load.ts'
import { type Done, type Mutation, type MutationAnswer, mutate, type Refused } from './mutate.ts'
import { personOfCase } from './person-of-report.ts'
import { personsNeededBy, resolve, resolveId, vagueMoment } from './references.ts'
import type { Person, Step, Story } from './schema.ts'

/** What became of a step: it was recorded now · it had been recorded by an earlier run · it was refused, as the story has it · left out, being past · told only. */
export type Outcome =
  | { readonly kind: 'recorded'; readonly answer: Done; readonly ms: number }
  | { readonly kind: 'repeated'; readonly answer: Done; readonly ms: number }
  | { readonly kind: 'refused'; readonly refusal: Refused; readonly ms: number }
  | { readonly kind: 'passed' }
  | { readonly kind: 'told' }

export interface PlayOptions {
  readonly story: Story
  /** Where GraphQL is posted to. */
  readonly gatewayUrl: string
  readonly tokenOf: (person: Person) => Promise<string>
  /**
   * Lets everything that was recorded have its consequences, then moves the story's clock to an instant, halting where something falls due. An
   * instant that the clock is past already is passed over: it never goes back. Called once for steps of the same instant.
   */
  readonly moveTo: (instant: Date) => Promise<void>
  /** Waits until all that was recorded has had its consequences. */
  readonly settle: () => Promise<void>
  readonly onStep?: (step: Step, outcome: Outcome) => void
  /** How long the player goes on asking a service that is away, in ms. Default 60 000. */
  readonly patienceMs?: number
}

const GLANCE_MS = 100
const PATIENCE_MS = 60_000

/**
 * Plays a story through the gateway, each step with its person's own token. Playing it again changes nothing, and one that was cut off at any
 * point goes on where it was:
 *
 * - A step that records something has a key of its own for ever. Recorded once, it is answered from the log before anything is decided, whoever
 *   may see the case by now: so all of them are simply given again, and those that are missing are recorded.
 * - A refusal leaves nothing behind by which it could be known again, and what was refused then (closing, while a referral was open) might be
 *   accepted today. So it is tried only where the step before it was recorded in this run, which shows that nothing after it has happened yet;
 *   else it is left out. A run that was cut off exactly before a refusal goes on without it: in the record there is no difference.
 *
 * @throws StoryError naming step, code and message where something is refused that the story does not expect, or accepted that it does not.
 */
export async function playStory(options: PlayOptions): Promise<{ readonly recorded: number; readonly created: ReadonlyMap<string, string> }> {
  const { story, moveTo, settle, onStep = () => undefined } = options
  const created = new Map<string, string>()
  let recorded = 0
  // Before the first step there is nothing that could have happened.
  let isLive = true
  let at: string | undefined
  for (const step of story.steps) {
    const isPast: boolean = step.expect !== undefined && !isLive
    if (!isPast && step.at !== at) {
      await moveTo(new Date(step.at))
      at = step.at
    }
    const outcome: Outcome = isPast ? { kind: 'passed' } : step.do === undefined ? { kind: 'told' } : await give(options, step, created)
    if (outcome.kind === 'recorded' || outcome.kind === 'repeated') {
      created.set(step.id, outcome.answer.id)
      isLive = outcome.kind === 'recorded'
      if (isLive) recorded += 1
    }
    onStep(step, outcome)
  }
  if (recorded > 0) await settle()
  return { recorded, created }
}

type Given = Extract<Outcome, { kind: 'recorded' | 'repeated' | 'refused' }>

async function give(options: PlayOptions, step: Step, created: Map<string, string>): Promise<Given> {
  const { story, gatewayUrl, tokenOf, patienceMs = PATIENCE_MS } = options
  const person = story.people.find(({ key }) => key === step.who)
  if (person === undefined || step.do === undefined) throw new StoryError(`story.yaml, step ${step.id}: there is nobody to do it.`)
  for (const report of personsNeededBy(step)) {
    if (created.has(`${report}.person`)) continue
    const people = [person, ...story.people.filter((one) => one !== person)]
    const caseId = resolveId(story, created, step.id, `\${${report}.new.case}`)
    created.set(`${report}.person`, await personOfCase({ gatewayUrl, tokenOf, people, caseId, step, patienceMs }))
  }
  const mutation: Mutation = {
    name: step.do,
    key: keyOf(story.name, step.id),
    ...(step.on !== undefined && { id: resolveId(story, created, step.id, step.on) }),
    ...(step.input !== undefined && { input: resolve(story, created, step.id, step.input) }),
    ...(step.occurredAt !== undefined && { occurredAt: vagueMoment(step.occurredAt) }),
  }
  const token = await tokenOf(person)
  const began = performance.now()
  const answer = await patiently(options, step, () => mutate(gatewayUrl, token, mutation))
  const ms = performance.now() - began
  if ('refused' in answer) {
    if (answer.refused.code !== step.expect) throw unexpected(step, answer.refused)
    return { kind: 'refused', refusal: answer.refused, ms }
  }
  if (step.expect !== undefined) throw new StoryError(`Step ${step.id} (${step.do} by ${step.who}) was accepted; the story expects ${step.expect}.`)
  return { kind: answer.done.changed ? 'recorded' : 'repeated', answer: answer.done, ms }
}

/** A service that is away may come back: the same command is sent again with the same key. */
async function patiently(
  { patienceMs = PATIENCE_MS }: PlayOptions,
  step: Step,
  ask: () => Promise<MutationAnswer>,
): Promise<Exclude<MutationAnswer, { away: string }>> {
  const until = performance.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (!('away' in answer)) return answer
    if (performance.now() >= until)
      throw new StoryError(`Step ${step.id} (${step.do} by ${step.who}) got no answer for ${patienceMs / 1_000} s: ${answer.away}.`)
    await pause(GLANCE_MS)
  }
}

function unexpected(step: Step, { code, message, errors }: Refused): StoryError {
  const fields = errors.map(({ path, message: { en } }) => `\n  ${path}: ${en}`).join('')
  const wanted = step.expect === undefined ? '' : ` The story expects ${step.expect}.`
  return new StoryError(`Step ${step.id} (${step.do} by ${step.who}) was refused with ${code}: ${message.en}.${wanted}${fields}`)
}
