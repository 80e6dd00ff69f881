import { findBreakingChanges, isEnumType, isObjectType, printSchema } from 'graphql'
import { documents, neighbour } from '../fixtures/documents.ts'
import { schemaOf } from '../schema/schema.ts'
import { enums } from './enums.ts'
import { camel, pascal, valueName } from './names.ts'

const alone = schemaOf(documents)
const beside = schemaOf({ ...documents, protection: neighbour })

describe('names that no neighbour can change', () => {
  it('stay, whatever commands, questions and resources another service adds', () => {
    expect(findBreakingChanges(alone, beside)).toEqual([])
    const added = Object.keys(beside.getTypeMap()).filter((name) => alone.getType(name) === undefined)
    expect(added.sort()).toEqual(
      ['Measure', 'MeasureStatus', 'MeasuresKind', 'MeasuresPage', 'MeasuresRow', 'MeasuresRowKind', 'RequestMeasureChannel'].concat([
        'RequestMeasureInput',
        'RequestMeasureKind',
      ]),
    )
  })

  it('are the same whatever order the documents come in', () => {
    const { intake, referral } = documents
    expect(printSchema(schemaOf({ referral, intake }))).toBe(printSchema(alone))
  })

  it('are upper case in every enum, the gateway’s own too', () => {
    const values = Object.values(alone.getTypeMap()).flatMap((type) =>
      isEnumType(type) && !type.name.startsWith('__') ? type.getValues().map(({ name }) => name) : [],
    )
    expect(values.filter((name) => name !== name.toUpperCase())).toEqual([])
  })

  it('may not be two things', () => {
    const builder = { enumType: () => ({}) } as never
    const { refFor } = enums(builder)
    refFor('X', { title: 'mood', enum: ['calm'] })
    expect(() => refFor('Y', { title: 'mood', enum: ['loud'] })).toThrow('Two code lists are called Mood')
    expect(() => refFor('Z', { enum: ['own-agency', 'own_agency'] })).toThrow('Two codes of Z')
    expect(() => schemaOf({ ...documents, other: documents.referral })).toThrow('Two services have a resource')
  })

  it('are made of words', () =>
    expect([pascal('case-desk'), camel('case-desk'), camel('AcceptReferral'), valueName('shelter-location'), valueName('18')]).toEqual([
      'CaseDesk',
      'caseDesk',
      'acceptReferral',
      'SHELTER_LOCATION',
      '_18',
    ]))
})

describe('what is read', () => {
  const reads = Object.values(alone.getTypeMap()).filter((type) => isObjectType(type))

  it('has no JSON in it', () => {
    const json = reads.flatMap((type) => Object.values(type.getFields()).filter((field) => String(field.type).includes('JSON')))
    expect(json).toEqual([])
    expect(
      String(
        alone
          .getQueryType()
          ?.getFields()
          ['cases']?.args.map(({ type }) => type),
      ),
    ).not.toContain('JSON')
  })

  it('is never sure to be there but for its id, in what is derived', () => {
    const derived = ['Case', 'CaseEpisodes', 'Subject', 'Consent', 'Referral', 'ReferralHandover', 'AgencyRecord', 'CasesRow', 'ReferralInboxRow']
    const sure = reads
      .filter(({ name }) => derived.includes(name))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => String(field.type).endsWith('!'))
    expect(new Set(sure.map(({ field }) => field.name))).toEqual(new Set(['id']))
  })

  it('has the type of what each field means', () => {
    const fieldsOf = (name: string) => {
      const type = alone.getType(name)
      return isObjectType(type) ? Object.fromEntries(Object.entries(type.getFields()).map(([field, { type: of }]) => [field, String(of)])) : {}
    }
    expect(fieldsOf('Case')).toMatchObject({
      id: 'ID!',
      caseNumber: 'String',
      status: 'CaseStatus',
      area: 'Area',
      openedAt: 'DateTime',
      accountable: 'Agency',
      caseworker: 'Worker',
      episodes: '[CaseEpisodes!]',
      referrals: '[Referral!]',
      subject: 'Subject',
      consents: '[Consent!]',
    })
    // What the service gives by its id is read as the agency that it is.
    expect(fieldsOf('AgencyDirectoryRow')).toMatchObject({ agency: 'Agency' })
    expect(fieldsOf('CaseEpisodes')).toEqual({ when: 'VagueDate', area: 'Area', role: 'LocationRole' })
    expect(fieldsOf('Subject')).toMatchObject({ languages: '[Word!]', country: 'Word', bornOn: 'Date', urgent: 'Boolean' })
    expect(fieldsOf('ReferralInboxRow')).toMatchObject({ id: 'ID!', service: 'ServiceType', cost: 'Rupiah', dueAt: 'DateTime' })
    // What nobody declared, nobody reads.
    expect(fieldsOf('Case')).not.toHaveProperty('undeclared')
  })
})
