import { z } from 'zod'
import { caseTeam } from '../posts.ts'
import { reject } from '../rejections.ts'
import { attributeFields, attributeSource, namedIn, nameOf, notRegistered, subject } from './subject.ts'

export const recordIdentityAttribute = subject.command({
  name: 'RecordIdentityAttribute',
  doc: 'Records who someone is, one attribute or several, each sealed under its own category. No attribute is required of anyone.',
  path: 'record-identity-attribute',
  may: caseTeam,
  label: { id: 'Catat identitas', en: 'Record identity' },
  input: z.strictObject({ source: attributeSource, ...attributeFields }),
  open: notRegistered,
  decide(input, state) {
    const named = namedIn(input)
    if (named.length === 0) return reject('ATTRIBUTE_MISSING')
    const others = named.filter((name) => state.attributes[name] && state.attributes[name].sealId !== input[name]?.sealId)
    if (others.length > 0) return reject('ATTRIBUTE_ALREADY_RECORDED', { attributes: others.map(nameOf) })
    return named.every((name) => state.attributes[name]) ? [] : [{ type: 'IdentityAttributeRecorded', data: input }]
  },
})
