import { setImmediate as turn } from 'node:timers/promises'
import DataLoader from 'dataloader'
import { problemIn } from '../calls/problem.ts'
import type { Reads } from '../reads.ts'
import { batchSchema, type ResourceSeen, type Scope, seenIn } from './seen.ts'

/** Resources of one request: whatever of them is asked for goes to each service in one call, which is one look. */
export interface Resources {
  /** The resource, or undefined where it does not exist or one may not know of it: both look the same. */
  one(service: string, aggregate: string, id: string, scope: Scope): Promise<ResourceSeen | undefined>
  /** All of one kind that belong to a case. */
  ofCase(service: string, aggregate: string, caseId: string, scope: Scope): Promise<readonly ResourceSeen[]>
  /** Nothing is asked before this has come: its lines name resources that go into the same call. */
  holdUntil<Answer>(answer: Promise<Answer>): Promise<Answer>
}

type Wanted = { readonly aggregate: string } & ({ readonly id: string } | { readonly caseId: string })
/** The services take so many ids in one call. */
const MOST = 100

export function resourcesFrom(reads: Reads): Resources {
  const loaders = new Map<string, DataLoader<Wanted, readonly ResourceSeen[], string>>()
  const held = new Set<Promise<unknown>>()

  async function settled(): Promise<void> {
    do {
      await Promise.allSettled([...held])
      // What follows from the answer is asked for within the same turn.
      await turn()
    } while (held.size > 0)
  }

  function loaderOf(service: string, scope: Scope) {
    const key = JSON.stringify([service, scope.asOf, scope.minVersion])
    const found = loaders.get(key)
    if (found) return found
    const made = new DataLoader<Wanted, readonly ResourceSeen[], string>(
      async (wanted) => {
        const seen = await askAll(reads, service, scope, wanted)
        return wanted.map((one) => seen.filter((resource) => isWanted(resource, one)))
      },
      { cacheKeyFn: (one) => JSON.stringify(one), batchScheduleFn: (ask) => void settled().then(ask) },
    )
    loaders.set(key, made)
    return made
  }

  return {
    one: async (service, aggregate, id, scope) => (await loaderOf(service, scope).load({ aggregate, id: id.toLowerCase() }))[0],
    ofCase: (service, aggregate, caseId, scope) => loaderOf(service, scope).load({ aggregate, caseId: caseId.toLowerCase() }),
    holdUntil(answer) {
      held.add(answer)
      const release = () => void held.delete(answer)
      answer.then(release, release)
      return answer
    },
  }
}

const isWanted = (resource: ResourceSeen, wanted: Wanted): boolean =>
  resource.aggregate === wanted.aggregate && ('id' in wanted ? resource.id === wanted.id : resource.caseId === wanted.caseId)

async function askAll(reads: Reads, service: string, { asOf, minVersion }: Scope, wanted: readonly Wanted[]): Promise<readonly ResourceSeen[]> {
  const ofCases = [...new Set(wanted.flatMap((one) => ('caseId' in one ? [one.caseId] : [])))]
  const aggregates = [...new Set(wanted.flatMap((one) => ('caseId' in one ? [one.aggregate] : [])))].sort()
  const resources = wanted.filter((one) => 'id' in one)
  const calls = Array.from({ length: Math.ceil(Math.max(ofCases.length, resources.length) / MOST) }, (_, call) => {
    const part = <One>(some: readonly One[]) => some.slice(call * MOST, (call + 1) * MOST)
    const [cases, some] = [part(ofCases), part(resources)]
    const body = { ...(cases.length > 0 && { ofCases: cases, aggregates }), ...(some.length > 0 && { resources: some }), ...(asOf && { asOf }) }
    return reads.ask({ service, method: 'POST', path: '/resources/batch', body, headers: { 'x-min-version': minVersion?.join(',') || undefined } })
  })
  const answers = await Promise.all(calls.map((call) => call.catch(whereNothingIsKnown)))
  const seen = answers.flatMap((answer) => seenIn(batchSchema.parse(answer), { asOf, minVersion }))
  // A resource may be asked for by its id and as one of a case.
  return [...new Map(seen.map((one) => [`${one.aggregate}/${one.id}`, one])).values()]
}

/** A post that has no part in a service knows nothing there. */
function whereNothingIsKnown(error: unknown): { readonly resources: readonly never[] } {
  if (problemIn(error)?.code === 'FORBIDDEN') return { resources: [] }
  throw error
}
