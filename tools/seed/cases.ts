// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a story are written like this.
import type { Story } from '../story/schema.ts'
import { drawing } from './draw.ts'
import { beginAt, beginningOf } from './moves.ts'
import { shapes } from './shapes.ts'

const all = Object.entries(shapes)

export interface Drawn {
  readonly seed: number
  readonly count: number
}

/**
 * The nth of `count` cases of a seed, as a story: who does what and when. Each shape comes in turn, so that a few cases show all of them.
 * @param attempt how often it was drawn before: the same story, under other ids
 */
export function drawCase(base: Pick<Story, 'cast' | 'agencies' | 'people'>, { seed, count }: Drawn, nth: number, attempt = 0): Story {
  const [name, shape] = all[nth % all.length] ?? []
  if (name === undefined || shape === undefined) throw new Error('There is no shape to draw.')
  const draw = drawing(seed * 1_000_003 + nth)
  return {
    name: attempt === 0 ? `seed-${seed}-${nth}` : `seed-${seed}-${nth}-${attempt}`,
    title: { id: name, en: name },
    caseRef: '${laporan.new.case}',
    cast: base.cast,
    agencies: base.agencies,
    people: base.people,
    steps: beginAt(beginningOf(nth, count), shape(draw)),
  }
}

/** The directory that all drawn cases stand on: that of the story of Kupang, under its own keys, so that it is the same record. */
export function directoryOf(story: Story): Story {
  const until = story.steps.findIndex(({ id }) => id === 'laporan')
  return { ...story, steps: story.steps.slice(0, until) }
}
