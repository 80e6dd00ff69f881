import { buildSchema, findBreakingChanges } from 'graphql'

export const schemaFile = 'schema.graphql'
/** The schema as of the last release, beside the other promises. */
export const releasedSchemaFile = 'released.graphql'

/** What a client that was written for the released schema would miss in the present one, in graphql-js' words. */
export const brokenSchema = (released: string | undefined, now: string | undefined): readonly string[] =>
  released === undefined || now === undefined
    ? []
    : findBreakingChanges(buildSchema(released), buildSchema(now)).map(({ description }) => description)
