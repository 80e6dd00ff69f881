import { aggregate, event, type Label, type Rejection } from '@titian/core'
import { personal, personalFieldOf, type Sealed } from '@titian/privacy'
import { civilDate, code, country, flag, group, moment, vagueDate } from '@titian/service'
import { ageSources, citizenshipStatuses, parseNik, sexes } from '@titian/vocabulary'
import { z } from 'zod'
import { text, theCaseId, thePersonId } from '../fields.ts'
import { reject } from '../rejections.ts'
import type { AgeRecord } from './age.ts'

const identity = (label: Label, clear: z.ZodType) => personal('identity', { of: 'personId', label }, clear).optional()
const identityCode = (list: typeof sexes | typeof citizenshipStatuses, label: Label) => identity(label, code(list, label))

/** A NIK has two digits of the year: its form is checked against a far day, so that whichever century is meant will do. */
const Nik = z
  .string()
  .refine(
    (written) => parseNik(written, { today: '2099-12-31' }).ok,
    'NIK harus 16 angka dengan tanggal lahir yang benar / A NIK has 16 digits with a real date of birth',
  )

const bornOn = { id: 'Tanggal lahir', en: 'Date of birth' }
const citizenOf = { id: 'Kewarganegaraan', en: 'Citizenship' }

/** Who someone is, each under its own category; all of it optional, for nobody needs papers to be helped (SAFETY 17). */
export const attributeFields = {
  name: identity({ id: 'Nama', en: 'Name' }, text(200)),
  alias: identity({ id: 'Nama panggilan', en: 'Alias' }, text(200)),
  nik: identity({ id: 'NIK', en: 'Identity number (NIK)' }, Nik),
  birthDate: identity(bornOn, civilDate(bornOn)),
  sex: identityCode(sexes, { id: 'Jenis kelamin', en: 'Sex' }),
  citizenship: identity(citizenOf, country(citizenOf)),
  citizenshipStatus: identityCode(citizenshipStatuses, { id: 'Status kewarganegaraan', en: 'Citizenship status' }),
  documentNumber: identity({ id: 'Nomor dokumen', en: 'Document number' }, text(50)),
  phone: personal('contact', { of: 'personId', label: { id: 'Telepon', en: 'Phone' } }, text(50)).optional(),
  email: personal('contact', { of: 'personId', label: { id: 'Surel', en: 'E-mail' } }, z.email()).optional(),
  address: personal('location', { of: 'personId', label: { id: 'Alamat', en: 'Address' } }, text(300)).optional(),
}
export const attributeNames = Object.keys(attributeFields) as readonly AttributeName[]
export type AttributeName = keyof typeof attributeFields
export type Attributes = z.output<z.ZodObject<typeof attributeFields>>

/** How one knows. */
export const attributeSource = code(ageSources.except('attribute-source', ['ASSESSED']), { id: 'Menurut', en: 'According to' })
export const correctedBecause = personal('identity', { of: 'personId', label: { id: 'Alasan koreksi', en: 'Why it is corrected' } }, text(1000))

export const ageKind = code(ageSources, { id: 'Dasar umur', en: 'Where the age comes from' })
export const turns18 = vagueDate({ id: 'Genap berusia 18 tahun', en: 'Turns 18' })
export const ageSource = personal('identity', { of: 'personId', label: { id: 'Sumber', en: 'Source' } }, text(300)).optional()
const irregular = flag({ id: 'Dokumen diterbitkan tidak semestinya', en: 'Issued irregularly' })

export interface Subject {
  readonly status: 'none' | 'registered'
  readonly caseId?: string
  readonly personId?: string
  readonly attributes: { readonly [Name in AttributeName]?: Sealed | undefined }
  readonly ages: readonly AgeRecord[]
}

/** Of an age a reader of the person sees where it comes from, and no month of birth. */
const presentedAge = group({ kind: ageKind, irregular, recordedAt: moment({ id: 'Dicatat pada', en: 'Recorded at' }) }, { id: 'Umur', en: 'Age' })

/** A person, known to intake alone: other services know the id of one case's person and nothing else. Never published, sealed or not. */
export const subject = aggregate({
  name: 'subject',
  label: { id: 'Data orang', en: 'Person' },
  internal: true,
  events: {
    SubjectRegistered: event(1, { caseId: theCaseId, personId: thePersonId }, { label: { id: 'Data orang dibuat', en: 'Person put on record' } }),
    IdentityAttributeRecorded: event(
      1,
      { source: attributeSource, ...attributeFields },
      { label: { id: 'Identitas dicatat', en: 'Identity recorded' }, group: 'identity' },
    ),
    IdentityAttributeCorrected: event(
      1,
      { source: attributeSource, ...attributeFields, because: correctedBecause.optional() },
      { label: { id: 'Identitas dikoreksi', en: 'Identity corrected' }, group: 'identity' },
    ),
    AgeRecorded: event(
      1,
      {
        kind: ageKind,
        turns18,
        irregular,
        source: ageSource,
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
    AgeRecorded: (state, { kind, turns18, irregular }, { recordedAt }) => ({
      ...state,
      ages: [...state.ages, { kind, turns18, irregular, recordedAt }],
    }),
  },
  caseId: (state) => state.caseId,
  personIds: (state) => (state.personId ? [state.personId] : []),
  ofCase: 'subject',
  onePerCase: true,
  presents: z.object({ caseId: theCaseId.optional(), personId: thePersonId.optional(), ...attributeFields, ages: z.array(presentedAge) }),
  present: ({ caseId, personId, attributes, ages }) => ({
    caseId,
    personId,
    name: attributes.name,
    alias: attributes.alias,
    nik: attributes.nik,
    birthDate: attributes.birthDate,
    sex: attributes.sex,
    citizenship: attributes.citizenship,
    citizenshipStatus: attributes.citizenshipStatus,
    documentNumber: attributes.documentNumber,
    phone: attributes.phone,
    email: attributes.email,
    address: attributes.address,
    ages: ages.map(({ kind, irregular, recordedAt }) => ({ kind, irregular, recordedAt })),
  }),
})

/** Attributes that a command names. */
export const namedIn = (input: Attributes): readonly AttributeName[] => attributeNames.filter((name) => input[name] !== undefined)

/** The refusal of whatever needs a person on record, or undefined. */
export const notRegistered = ({ status }: Subject): Rejection | undefined => (status === 'none' ? reject('SUBJECT_UNKNOWN') : undefined)

/** What people call an attribute. */
export const nameOf = (name: AttributeName): Label | undefined => personalFieldOf(attributeFields[name].unwrap())?.label
