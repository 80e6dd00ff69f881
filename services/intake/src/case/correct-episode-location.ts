import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import type { locationParts } from './codes.ts'
import { type EpisodeLocation, type LocationFields, locationFields, theLocationId } from './episodes.ts'
import { explanation } from './told.ts'

type Wrong = Code<typeof locationParts>

/** What was wrong is found by comparing; the former claim stays in the history. */
export const correctEpisodeLocation = theCase.command({
  name: 'CorrectEpisodeLocation',
  doc: 'Puts right what is held of a location: say it whole, as it is right; what was held before stays beside it.',
  path: 'correct-episode-location',
  may: caseCompanions,
  label: { id: 'Koreksi lokasi episode', en: 'Correct a location of an episode' },
  input: z.strictObject({ locationId: theLocationId, ...locationFields, because: explanation }),
  open: notOpen,
  decide(input, state) {
    const held = state.locations.find(({ locationId }) => locationId === input.locationId)
    if (!held) return reject('LOCATION_UNKNOWN')
    if (input.area && input.country !== 'ID') return reject('LOCATION_AREA_NEEDS_COUNTRY')
    const wrong = differences(held, input)
    return wrong.length === 0 ? [] : [{ type: 'EpisodeLocationCorrected', data: { ...input, wrong } }]
  },
})

function differences(held: EpisodeLocation, right: LocationFields): Wrong[] {
  const found: [Wrong, boolean][] = [
    ['ROLE', held.role !== right.role],
    ['COUNTRY', held.country !== right.country],
    ['AREA', held.area !== right.area],
    // Sealed values cannot be compared; a new seal is taken for a new place.
    ['PLACE', held.place?.sealId !== right.place?.sealId],
    ['CERTAINTY', held.sure !== right.sure],
  ]
  return found.filter(([, differs]) => differs).map(([what]) => what)
}
