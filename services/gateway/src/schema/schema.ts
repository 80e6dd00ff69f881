import type { GraphQLSchema } from 'graphql'
import { type Documents, servicesWith } from '../calls/documents.ts'
import { commandsOf } from '../derive/commands.ts'
import { enums } from '../derive/enums.ts'
import { labelsOf } from '../derive/labels.ts'
import { addMutations } from '../derive/mutations.ts'
import { outputMaker } from '../derive/outputs.ts'
import { addQueries } from '../derive/queries.ts'
import { addResourceTypes, resourceInterface } from '../derive/resource-types.ts'
import { resourcesOf } from '../derive/resources.ts'
import { codeListsIn } from '../files/form.ts'
import { addAreas } from './area.ts'
import { addAvailable } from './available.ts'
import { makeBuilder } from './builder.ts'
import { addCodeLists } from './code-lists.ts'
import { entryType, factType, sightType } from './entry.ts'
import { addFindCase } from './find-case.ts'
import { addMe } from './me.ts'
import { addMyDay } from './my-day.ts'
import { addRails } from './rails.ts'
import { addReveal } from './reveal.ts'
import { addJson, addScalars } from './scalars.ts'
import { sharedTypes } from './shared.ts'
import { addTimeline } from './timeline.ts'
import { addWhoLooked } from './who-looked.ts'
import { addWithholdLooks } from './withhold-looks.ts'

/** The whole schema: types, queries and mutations from the services' documents; by hand what is put together of several services. */
export function schemaOf(documents: Documents): GraphQLSchema {
  const builder = makeBuilder()
  addScalars(builder)
  const shared = sharedTypes(builder)
  const inputs = { builder, shared, enums: enums(builder), json: once(() => addJson(builder)) }
  const outputs = outputMaker(builder, inputs.enums, shared)
  const resources = resourcesOf(documents)
  const { Resource, isKnown } = resourceInterface(builder, shared, resources)
  const labels = labelsOf(documents)
  builder.queryType({ description: 'What one can know. Every answer is a look that is recorded.' })
  addResourceTypes(outputs, Resource, resources)
  addQueries(inputs, outputs, documents)
  const keeper = resources.find(({ aggregate }) => aggregate === 'case')?.service
  addMyDay(builder, shared, { services: servicesWith(documents, '/my-tasks'), keeper, commandLabels: labels })
  const [Sight, Fact] = [sightType(builder), factType(builder, shared.Label)]
  addTimeline(builder, shared, entryType(builder, shared, { Sight, Fact, Resource, isKnown }))
  addRails(builder, shared, Sight)
  addReveal(builder, shared, Fact, resources, codeListsIn(documents))
  const [desk] = servicesWith(documents, '/cases/search')
  if (desk !== undefined) addFindCase(builder, desk)
  addWhoLooked(builder, shared, labels)
  const [register] = servicesWith(documents, '/colleagues')
  addMe(builder, shared, { services: servicesWith(documents, '/me'), labels, register })
  addAvailable(builder, shared)
  addCodeLists(builder, shared, documents)
  addAreas(builder, shared)
  const commands = commandsOf(documents)
  if (commands.length > 0) {
    addMutations(inputs, Resource, isKnown, commands)
    const keepers = servicesWith(documents, '/access-entries/withhold')
    if (keepers.length > 0) addWithholdLooks(builder, keepers)
  }
  return builder.toSchema()
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
