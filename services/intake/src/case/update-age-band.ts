import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { ageBandAt } from '../subject/age.ts'
import { notOpen, theCase } from './case.ts'
import { fallenBack } from './fallen-back.ts'
import { thePersonOfCase } from './person-of-case.ts'

/** What others know of an age is its band alone; who is an adult after all, or a child, is so everywhere. */
export const updateAgeBand = theCase.command({
  name: 'UpdateAgeBand',
  doc: 'Something was recorded of the age: the case says the band that follows, and what rested on childhood alone falls back.',
  path: 'update-age-band',
  may: systemOnly,
  label: { id: 'Perbarui kelompok umur', en: 'Update the age band' },
  input: z.strictObject({}),
  needs: { person: thePersonOfCase },
  decide(_, state, { now, person }) {
    if (notOpen(state) || person.ages.length === 0) return []
    const ageBand = ageBandAt(person, now)
    return [...(ageBand === state.ageBand ? [] : [{ type: 'AgeBandChanged' as const, data: { ageBand } }]), ...fallenBack(state, person, now)]
  },
})
