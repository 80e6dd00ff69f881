import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { determiners } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { elementFields, notOfEpisode, theElementId } from './elements.ts'
import { fallenBack } from './fallen-back.ts'
import { correctElement as corrected } from './fold-episodes.ts'
import { thePersonOfCase } from './person-of-case.ts'
import { explanation } from './told.ts'

export const correctElement = theCase.command({
  name: 'CorrectElement',
  doc: 'Puts right what is held of an element (its form, its episode, its evidence): say it whole, as it is right.',
  path: 'correct-element',
  may: determiners,
  label: { id: 'Koreksi unsur TPPO', en: 'Correct an element of trafficking' },
  input: z.strictObject({ elementId: theElementId, ...elementFields, because: explanation }),
  needs: { person: thePersonOfCase },
  open: notOpen,
  decide(input, state, { now, person }) {
    const { because: _, ...right } = input
    const held = state.elements.find(({ elementId }) => elementId === input.elementId)
    if (!held) return reject('ELEMENT_UNKNOWN')
    const refused = notOfEpisode(right, state)
    if (refused) return refused
    if (isDeepStrictEqual(held, right)) return []
    return [{ type: 'ElementCorrected', data: input }, ...fallenBack(corrected(state, right), person, now)]
  },
})
