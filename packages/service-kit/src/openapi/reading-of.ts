import type { AnyAggregate } from '@titian/core'

/** What reading one resource is called, in the document and in the access log: `ReadCase`. */
export const readingOf = ({ name }: Pick<AnyAggregate, 'name'>): string =>
  `Read${name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`
