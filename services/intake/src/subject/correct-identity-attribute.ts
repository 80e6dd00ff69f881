import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { attributeFields, attributeSource, correctedBecause, namedIn, nameOf, notRegistered, subject } from './subject.ts'

export const correctIdentityAttribute = subject.command({
  name: 'CorrectIdentityAttribute',
  doc: 'Puts right what is held of someone; what was held before stays in the history.',
  path: 'correct-identity-attribute',
  may: caseTeam,
  label: { id: 'Koreksi identitas', en: 'Correct identity' },
  input: z.strictObject({ source: attributeSource, ...attributeFields, because: correctedBecause.optional() }),
  open: notRegistered,
  decide(input, state) {
    const named = namedIn(input)
    if (named.length === 0) return reject('ATTRIBUTE_MISSING')
    const unknown = named.filter((name) => !state.attributes[name])
    if (unknown.length > 0) return reject('ATTRIBUTE_NOT_RECORDED', { attributes: unknown.map(nameOf) })
    const same = named.every((name) => state.attributes[name]?.sealId === input[name]?.sealId)
    return same ? [] : [{ type: 'IdentityAttributeCorrected', data: input }]
  },
})
