import type { AnyAggregate, EventAbout, Readers } from '@titian/core'
import type { ServiceDefinition } from '@titian/service'
import { declared } from '../services/all.ts'
import { table } from './table.ts'

const cells = ({ group, neutral }: Readers): readonly string[] => [group, neutral ? `${neutral.id} · ${neutral.en}` : '–']

const tableOf = ({ readers }: EventAbout): readonly (readonly string[])[] =>
  readers === undefined
    ? []
    : [
        ...Object.entries(readers.codes).flatMap(([code, one]) => (one ? [[`\`${code}\``, ...cells(one)]] : [])),
        ...(readers.otherwise ? [['any other', ...cells(readers.otherwise)]] : []),
      ]

const ofAggregate = ({ name }: ServiceDefinition, aggregate: AnyAggregate): readonly string[] =>
  Object.entries(aggregate.events).flatMap(([type, { about }]) =>
    about.readers === undefined
      ? []
      : [`### ${type}`, `Of ${aggregate.name} in ${name}.`, table([`\`${about.readers.by}\``, 'read in full by', 'others read'], tableOf(about))],
  )

/** The lines of a timeline whose readers hang on a code in them. */
export const linesByCode = (): readonly string[] => declared.flatMap((service) => service.aggregates.flatMap((one) => ofAggregate(service, one)))
