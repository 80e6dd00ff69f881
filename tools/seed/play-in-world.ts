import { keyOf } from '../story/ids.ts'
import { StoryError } from '../story/load.ts'
import { claimsOf } from '../story/people.ts'
import { resolve, resolveId, vagueMoment } from '../story/references.ts'
import type { Story } from '../story/schema.ts'
import type { World } from './world.ts'

/** Plays a story in process: the same steps, keys and ids as through the gateway. @throws StoryError naming the step that was refused */
export async function playInWorld(story: Story, world: World): Promise<void> {
  const created = new Map<string, string>()
  for (const step of story.steps) {
    world.moveTo(new Date(step.at))
    const person = story.people.find(({ key }) => key === step.who)
    if (person === undefined || step.do === undefined) continue
    const id = await world
      .give({
        mutation: step.do,
        who: claimsOf(story, person),
        key: keyOf(story.name, step.id),
        id: step.on === undefined ? undefined : resolveId(story, created, step.id, step.on),
        input: step.input === undefined ? undefined : resolve(story, created, step.id, step.input),
        occurredAt: step.occurredAt === undefined ? undefined : (vagueMoment(step.occurredAt) as never),
      })
      .catch((cause: unknown) => {
        const details = JSON.stringify((cause as { details?: unknown }).details ?? {})
        throw new StoryError(`${story.name} (${story.title.en}), step ${step.id}: ${cause instanceof Error ? cause.message : ''} ${details}`, {
          cause,
        })
      })
    created.set(step.id, id)
    if (step.do === 'submitReport') created.set(`${step.id}.person`, world.personOf(id))
  }
}
