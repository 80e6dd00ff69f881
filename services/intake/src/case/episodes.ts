import { personal } from '@titian/privacy'
import { code, country, eachOnce, group, ref, vagueDate } from '@titian/service'
import { controlMethods, locationRoles, recruiterRelations, sectors } from '@titian/vocabulary'
import { z } from 'zod'
import { area, text, until } from '../fields.ts'
import { episodeParts, locationCertainties, locationParts } from './codes.ts'

export const theEpisodeId = ref('episode', { id: 'Episode', en: 'Episode' })
export const theLocationId = ref('episode-location', { id: 'Lokasi', en: 'Location' })

/** A stretch of being trafficked: a case may have several. Dates may be vague. */
export const episodeFields = {
  from: vagueDate({ id: 'Mulai', en: 'Began' }).optional(),
  to: vagueDate({ id: 'Berakhir', en: 'Ended' }).optional(),
  sector: code(sectors, { id: 'Bidang', en: 'Sector' }).optional(),
  controlMethods: eachOnce(z.array(code(controlMethods, { id: 'Cara menguasai', en: 'Means of control' })))
    .max(20)
    .optional(),
  recruiterRelation: code(recruiterRelations, { id: 'Hubungan dengan perekrut', en: 'Relation to the recruiter' }).optional(),
  account: personal('psychosocial', { of: 'personId', label: { id: 'Ceritanya', en: 'Account' } }, text(4000)).optional(),
}

/**
 * One role of a place. Who issued a document says nothing about where she is from: the roles are told apart, or the map blames the wrong village.
 * The regency stands in clear, what is finer is sealed, and how sure one is is part of it (SAFETY 28).
 */
export const locationFields = {
  role: code(locationRoles, { id: 'Peran tempat', en: 'Role of the place' }),
  country: country({ id: 'Negara', en: 'Country' }),
  area: area.optional(),
  place: personal('location', { of: 'personId', label: { id: 'Tempat', en: 'Place' } }, text(300)).optional(),
  sure: code(locationCertainties, { id: 'Tingkat kepastian', en: 'Certainty' }),
}

export const wrong = z.array(code(locationParts, { id: 'Yang keliru', en: 'What was wrong' }))

export const episodeWrong = z.array(code(episodeParts, { id: 'Yang keliru', en: 'What was wrong' }))

/** What was held of an episode before. */
const formerEpisode = group({ ...episodeFields, wrong: episodeWrong, until }, { id: 'Sebelumnya', en: 'Formerly' })

/** What was held of a location before. */
const former = group({ ...locationFields, wrong, until }, { id: 'Sebelumnya', en: 'Formerly' })

/** As a reader of the case sees an episode. */
export const presentedEpisode = group(
  {
    episodeId: theEpisodeId,
    ...episodeFields,
    former: z.array(formerEpisode),
    locations: z.array(group({ locationId: theLocationId, ...locationFields, former: z.array(former) }, { id: 'Lokasi', en: 'Location' })),
  },
  { id: 'Episode', en: 'Episode' },
)

export type EpisodeFields = z.output<z.ZodObject<typeof episodeFields>>
export type LocationFields = z.output<z.ZodObject<typeof locationFields>>

export interface Episode extends EpisodeFields {
  readonly episodeId: string
  /** What was held before, oldest first: a correction hides nothing. */
  readonly former: readonly (EpisodeFields & { readonly wrong: z.output<typeof episodeWrong>; readonly until: string })[]
}

export interface EpisodeLocation extends LocationFields {
  readonly locationId: string
  readonly episodeId: string
  /** What was held before, oldest first, and what was wrong with it: a correction hides nothing. */
  readonly former: readonly (LocationFields & { readonly wrong: z.output<typeof wrong>; readonly until: string })[]
}
