import { complete } from '@titian/service-kit'
import { loadDefinitions } from './definitions.ts'

/** Every service, as it is declared. */
export const declared = await loadDefinitions()

/** The same with what the kit adds to each. */
export const definitions = declared.map(complete)
