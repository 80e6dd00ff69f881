import { z } from 'zod'
import { determiners } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { theElementId } from './elements.ts'
import { fallenBack } from './fallen-back.ts'
import { withoutElement } from './fold-episodes.ts'
import { thePersonOfCase } from './person-of-case.ts'
import { explanation } from './told.ts'

export const takeBackElement = theCase.command({
  name: 'TakeBackElement',
  doc: 'An element was recorded by mistake: it counts no more, and a determination that rested on it falls back.',
  path: 'take-back-element',
  may: determiners,
  label: { id: 'Tarik unsur yang keliru', en: 'Take back an element of trafficking' },
  input: z.strictObject({ elementId: theElementId, because: explanation }),
  needs: { person: thePersonOfCase },
  open: notOpen,
  decide(input, state, { now, person }) {
    if (state.takenBack.includes(input.elementId)) return []
    if (!state.elements.some(({ elementId }) => elementId === input.elementId)) return reject('ELEMENT_UNKNOWN')
    return [{ type: 'ElementTakenBack', data: input }, ...fallenBack(withoutElement(state, input.elementId), person, now)]
  },
})
