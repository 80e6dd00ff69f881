import { initGraphQLTada } from 'gql.tada'
import type { Introspection } from '../../../../contracts/schema.d.ts'

/** Operations as a client in TypeScript writes them: what they answer and take follows from the committed schema. */
export const graphql = initGraphQLTada<{
  introspection: Introspection
  scalars: { DateTime: string; Date: string; Rupiah: number; JSON: unknown }
}>()
