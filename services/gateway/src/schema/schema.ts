import type { GraphQLSchema } from 'graphql'
import { type Documents, servicesWith } from '../calls/documents.ts'
import { commandsOf } from '../derive/commands.ts'
import { addMutations } from '../derive/mutations.ts'
import { addAgencies, agencyType } from './agency.ts'
import { makeBuilder } from './builder.ts'
import { addCases } from './case.ts'
import { addMyDay } from './my-day.ts'
import { addReferralInbox } from './referral-inbox.ts'
import { addScalars } from './scalars.ts'
import { sharedTypes } from './shared.ts'
import { addTimeline } from './timeline.ts'
import { addWhoLooked } from './who-looked.ts'
import { workerType } from './worker.ts'

/** The whole schema: queries by hand, mutations from the services' documents. */
export function schemaOf(documents: Documents): GraphQLSchema {
  const builder = makeBuilder()
  addScalars(builder)
  const shared = sharedTypes(builder)
  const Agency = agencyType(builder, shared)
  const Worker = workerType(builder, shared)
  builder.queryType({ description: 'What one can know. Every answer is a look that is recorded.' })
  addMyDay(builder, shared, Agency, servicesWith(documents, '/my-tasks'))
  addCases(builder, shared, Agency)
  addTimeline(builder, shared, Agency, Worker)
  addReferralInbox(builder, shared, Agency)
  addAgencies(builder, shared)
  addWhoLooked(builder, Agency, Worker)
  const commands = commandsOf(documents)
  if (commands.length > 0) addMutations(builder, shared, commands)
  return builder.toSchema()
}
