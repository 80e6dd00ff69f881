import { personal } from '@titian/privacy'
import { controlMethods, FuzzyDate, locationRoles, recruiterRelations, sectors } from '@titian/vocabulary'
import { z } from 'zod'
import { Country, Regency, text } from '../fields.ts'

/** A stretch of being trafficked: a case may have several. Dates may be vague. */
export const episodeFields = {
  from: FuzzyDate.optional(),
  to: FuzzyDate.optional(),
  sector: sectors.schema.optional(),
  controlMethods: z.array(controlMethods.schema).max(20).optional(),
  recruiterRelation: recruiterRelations.schema.optional(),
  account: personal('psychosocial', { of: 'personId' }, text(4000)).optional(),
}

/**
 * One role of a place. Who issued a document says nothing about where she is from: the roles are told apart, or the map blames the wrong village.
 * The regency stands in clear, what is finer is sealed, and how sure one is is part of it (SAFETY 28).
 */
export const locationFields = {
  role: locationRoles.schema,
  country: Country,
  area: Regency.optional(),
  place: personal('location', { of: 'personId' }, text(300)).optional(),
  sure: z.enum(['ALLEGED', 'STATED', 'DOCUMENTED', 'CONFIRMED']),
}

export type EpisodeFields = z.output<z.ZodObject<typeof episodeFields>>
export type LocationFields = z.output<z.ZodObject<typeof locationFields>>

export interface Episode extends EpisodeFields {
  readonly episodeId: string
}

export interface EpisodeLocation extends LocationFields {
  readonly locationId: string
  readonly episodeId: string
  /** What was held before, oldest first, and what was wrong with it: a correction hides nothing. */
  readonly former: readonly (LocationFields & { readonly wrong: readonly string[]; readonly until: string })[]
}
