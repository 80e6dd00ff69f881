import { personal } from '@titian/privacy'
import { z } from 'zod'
import { text } from '../fields.ts'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { AttributeSource, attributeFields, namedIn, subject } from './subject.ts'

export const correctIdentityAttribute = subject.command({
  name: 'CorrectIdentityAttribute',
  doc: 'Puts right what is held of someone; what was held before stays in the history.',
  path: 'correct-identity-attribute',
  may: caseTeam,
  label: { id: 'Koreksi identitas', en: 'Correct identity' },
  input: z.strictObject({ source: AttributeSource, ...attributeFields, because: personal('identity', { of: 'personId' }, text(1000)).optional() }),
  decide(input, state) {
    if (state.status === 'none') return reject('SUBJECT_UNKNOWN')
    const named = namedIn(input)
    if (named.length === 0) return reject('ATTRIBUTE_MISSING')
    const unknown = named.filter((name) => !state.attributes[name])
    if (unknown.length > 0) return reject('ATTRIBUTE_NOT_RECORDED', { attributes: unknown.join(', ') })
    const same = named.every((name) => state.attributes[name]?.sealId === input[name]?.sealId)
    return same ? [] : [{ type: 'IdentityAttributeCorrected', data: input }]
  },
})
