import { aggregate, event } from '@titian/core'
import { personal, type Sealed } from '@titian/privacy'
import { parseNik } from '@titian/vocabulary'
import { z } from 'zod'
import { Id, text } from '../fields.ts'
import type { AgeRecord } from './age.ts'

const identity = (clear: z.ZodType) => personal('identity', { of: 'personId' }, clear).optional()

/** A NIK has two digits of the year: its form is checked against a far day, so that whichever century is meant will do. */
const Nik = z
  .string()
  .refine(
    (written) => parseNik(written, { today: '2099-12-31' }).ok,
    'NIK harus 16 angka dengan tanggal lahir yang benar / A NIK has 16 digits with a real date of birth',
  )

/** Who someone is, each under its own category; all of it optional, for nobody needs papers to be helped (SAFETY 17). */
export const attributeFields = {
  name: identity(text(200)),
  alias: identity(text(200)),
  nik: identity(Nik),
  birthDate: identity(z.iso.date('Tanggal lahir yyyy-mm-dd / Date of birth yyyy-mm-dd')),
  sex: identity(z.enum(['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'])),
  citizenship: identity(z.string().regex(/^([A-Z]{2}|STATELESS)$/, 'Kode negara ISO 3166 atau STATELESS / ISO 3166 country code or STATELESS')),
  documentNumber: identity(text(50)),
  phone: personal('contact', { of: 'personId' }, text(50)).optional(),
  email: personal('contact', { of: 'personId' }, z.email()).optional(),
  address: personal('location', { of: 'personId' }, text(300)).optional(),
}
export const attributeNames = Object.keys(attributeFields) as readonly AttributeName[]
export type AttributeName = keyof typeof attributeFields
export type Attributes = z.output<z.ZodObject<typeof attributeFields>>

export const AttributeSource = z.enum(['STATED', 'DOCUMENTED'])

export interface Subject {
  readonly status: 'none' | 'registered'
  readonly caseId?: string
  readonly personId?: string
  readonly attributes: { readonly [Name in AttributeName]?: Sealed | undefined }
  readonly ages: readonly AgeRecord[]
}

/** A person, known to intake alone: other services know the id of one case's person and nothing else. Never published, sealed or not. */
export const subject = aggregate({
  name: 'subject',
  published: false,
  events: {
    SubjectRegistered: event(1, { caseId: Id, personId: Id }, { label: { id: 'Data orang dibuat', en: 'Person put on record' } }),
    IdentityAttributeRecorded: event(
      1,
      { source: AttributeSource, ...attributeFields },
      { label: { id: 'Identitas dicatat', en: 'Identity recorded' }, group: 'identity' },
    ),
    IdentityAttributeCorrected: event(
      1,
      { source: AttributeSource, ...attributeFields, because: personal('identity', { of: 'personId' }, text(1000)).optional() },
      { label: { id: 'Identitas dikoreksi', en: 'Identity corrected' }, group: 'identity' },
    ),
    AgeRecorded: event(
      1,
      {
        kind: z.enum(['STATED', 'DOCUMENTED', 'ASSESSED']),
        monthOf18thBirthday: z.string(),
        irregular: z.boolean(),
        source: personal('identity', { of: 'personId' }, text(300)).optional(),
      },
      { label: { id: 'Umur dicatat dengan sumbernya', en: 'Age recorded with its source' }, group: 'identity' },
    ),
  },
  initialState: { status: 'none', attributes: {}, ages: [] } as Subject,
  evolve: {
    SubjectRegistered: (state, { caseId, personId }) => ({ ...state, status: 'registered', caseId, personId }),
    IdentityAttributeRecorded: (state, { source: _, ...attributes }) => ({ ...state, attributes: { ...state.attributes, ...attributes } }),
    IdentityAttributeCorrected: (state, { source: _, because: _b, ...attributes }) => ({
      ...state,
      attributes: { ...state.attributes, ...attributes },
    }),
    AgeRecorded: (state, { kind, monthOf18thBirthday, irregular }, { recordedAt }) => ({
      ...state,
      ages: [...state.ages, { kind, monthOf18thBirthday, irregular, recordedAt }],
    }),
  },
  caseId: (state) => state.caseId,
  personIds: (state) => (state.personId ? [state.personId] : []),
  present: ({ caseId, personId, attributes, ages }) => ({
    caseId,
    personId,
    ...attributes,
    ages: ages.map(({ kind, irregular, recordedAt }) => ({ kind, irregular, recordedAt })),
  }),
})

/** Attributes that a command names. */
export const namedIn = (input: Attributes): readonly AttributeName[] => attributeNames.filter((name) => input[name] !== undefined)
