import { principalOf } from '@titian/access'
import { closingReactions, keptRegister } from '@titian/case-file'
import type { AnyCommand, OccurredAt, RecordedEvent } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import { receivedEvent, receivedStream } from '@titian/messaging'
import type { KeyRing } from '@titian/privacy'
import { derivedId, type Reaction, type ServiceDefinition } from '@titian/service'
import type { Parts } from '@titian/service-kit'
import { follow, interestsOf, loader, newPersonIds, recorder, type Secrets, toIntegration } from '@titian/service-kit/offline'
import { demoIssuer, hasInternal, internalLog, mainLog, relationSeal } from '@titian/service-kit/run'
import { pino } from 'pino'
import type { Person as Claims } from '../all-in-one/issuer.ts'
import { storyClock } from '../all-in-one/story-clock.ts'
import { commandName } from '../story/ids.ts'
import { boundTo } from './bound.ts'
import { dutyFor, provinceDeskFor } from './duty.ts'
import { logOfCase, type Streams } from './log-of-case.ts'
import { openAtTransfer } from './open-at-transfer.ts'

/** A service with what the kit adds to it, and its keys. */
export interface Seeded {
  readonly definition: ServiceDefinition
  readonly keyRing: KeyRing
  readonly secrets: Secrets
}

export interface Recorded {
  readonly service: string
  /** The log's schema: a service may have one of its own that nothing is published of. */
  readonly log: string
  readonly event: RecordedEvent
}

export interface Given {
  readonly mutation: string
  readonly who: Claims
  readonly key: string
  readonly id?: string | undefined
  readonly input: unknown
  readonly occurredAt?: OccurredAt | undefined
}

export interface World {
  /** The clock of the record stands there from now on. */
  moveTo(at: Date): void
  /** Gives a command and lets it have all its consequences in every service. @returns the id of what it was given to */
  give(given: Given): Promise<string>
  /** Whom a report is about: the first whom it names. */
  personOf(reportId: string): string
  /** In order. */
  readonly recorded: readonly Recorded[]
  streamsOf(log: string): Streams
}

const fresh = { note: async () => undefined, stale: async () => [], isFresh: async () => true, assertFresh: async () => undefined }
const nothing: Streams = new Map()
const silent = pino({ level: 'silent' })

/** All services in memory for one case: commands by the real deciders and sealing, what they publish received by the others, reactions run. */
export function world(services: readonly Seeded[], before: ReadonlyMap<string, Streams>, firstAdmins: readonly string[]): World {
  const clock = storyClock()
  const recorded: Recorded[] = []
  const waiting: Recorded[] = []
  const running = services.map(({ definition, keyRing, secrets }) => {
    const service = definition.name
    const logNamed = (log: string) =>
      logOfCase(before.get(log) ?? nothing, clock, (event) => {
        recorded.push({ service, log, event })
        waiting.push({ service, log, event })
      })
    const directory = before.get(mainLog(service)) ?? nothing
    const store = logNamed(mainLog(service))
    const internal = hasInternal(definition) ? { internal: { store: logNamed(internalLog(service)) } } : {}
    const load = loader({ store, ...internal }, service)
    const parts = {
      definition,
      store,
      ...internal,
      load,
      register: keptRegister(firstAdmins)({ definition, load }),
      views: {
        waitFor: async () => true,
        waitForBasis: async () => true,
        query: (text: string, params: readonly unknown[] = []) => answered({ service, streams: store.streams, directory }, text, params),
      },
      keyRing,
      freshness: fresh,
      clock,
      wallClock: clock,
      secrets,
      log: silent,
    } as unknown as Parts
    const reactions = [...(definition.reactions ?? []), ...(definition.answersClosures ? closingReactions(parts) : [])]
    const seal = relationSeal(secrets.relationKey)
    const stores = new Map([[mainLog(service), store], ...(internal.internal ? [[internalLog(service), internal.internal.store] as const] : [])])
    return { service, definition, store, stores, parts, reactions, seal, handle: recorder(parts), ...interestsOf(definition, seal) }
  })
  const serviceCalled = (name: string) => running.find(({ service }) => service === name)

  async function settle(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { service, event } = next
      const from = serviceCalled(service)
      if (from === undefined) continue
      const message = toIntegration(from.definition, event, event.meta.caseId ?? event.stream, from.seal)
      for (const to of message === null ? [] : running) {
        if (message === null || to.service === service || !to.accepts(message)) continue
        await to.store.append(receivedStream(to.service, event.stream), [receivedEvent(to.service, message, to.relationsIn(message))], {
          expected: event.version - 1,
        })
      }
      for (const one of from.reactions) if (isOf(one, service, event)) await follow(from.parts, from.parts.views, from.handle, one, event)
    }
  }

  return {
    recorded,
    moveTo: (at) => clock.holdAt(at),
    personOf(reportId) {
      const intake = serviceCalled('intake')
      if (intake === undefined) throw new Error('There is no intake.')
      return newPersonIds(intake.parts, { stream: `intake.report-${reportId}` })('persons.0')
    },
    streamsOf: (log) => running.find(({ stores }) => stores.has(log))?.stores.get(log)?.streams ?? nothing,
    async give({ mutation, who, key, id, input, occurredAt }) {
      const name = commandName(mutation)
      const to = running.find(({ definition }) => definition.commands.some((one) => one.name === name))
      const command = to?.definition.commands.find((one) => one.name === name) as AnyCommand | undefined
      if (to === undefined || command === undefined) throw new Error(`No service has a command ${name}.`)
      const principal = principalOf({ sub: who.userId, agency: who.agencyId, agency_kind: who.agencyKind, post: who.post })
      const answer = await to.handle({
        command,
        ...(id !== undefined && { id }),
        input: input ?? {},
        form: 'clear',
        principal,
        issuer: demoIssuer,
        key,
        ...(occurredAt !== undefined && { occurredAt }),
        purpose: principal.purpose,
        correlationId: derivedId(key, 'correlation'),
      })
      await settle()
      return answer.id
    },
  }
}

const isOf = ({ category, type }: Reaction, service: string, event: RecordedEvent): boolean =>
  type === event.type && `${service}.${category}` === categoryOf(event.stream)

interface Asked {
  readonly service: string
  readonly streams: Streams
  readonly directory: Streams
}

/**
 * The questions that commands and reactions ask of views, answered from the streams. Any other is a question that nobody has taught the
 * seed yet: it is refused, for an empty answer would be a wrong one.
 */
async function answered({ service, streams, directory }: Asked, text: string, params: readonly unknown[]) {
  const [asked] = params
  if (typeof asked === 'string' && text.includes('from duty_area')) {
    const found = dutyFor(directory, asked)
    return { rows: found ? [found] : [], rowCount: found ? 1 : 0 }
  }
  if (typeof asked === 'string' && /from (duty_)?agency where is_province_desk/.test(text)) {
    const besides = params.find((one) => Array.isArray(one)) as readonly string[] | undefined
    const found = provinceDeskFor(new Map([...directory, ...streams]), asked, besides)
    return { rows: found ? [found] : [], rowCount: found ? 1 : 0 }
  }
  // Asked while the directory is made: nobody else has the duty yet, and there is no case yet.
  const isFirst = ![...streams.keys()].some((name) => name.startsWith('intake.case-') || name.startsWith('intake.received.referral.referral-'))
  if (isFirst && (text.includes('from agency cross join') || text.includes('from case_row where'))) return { rows: [], rowCount: 0 }
  if (text.includes('any(consent_ids)')) return resting(streams, params)
  // No story of the seed discloses against a refusal: nothing that a law carries alone waits for a review.
  if (text.includes('despite_refusal')) return { rows: [], rowCount: 0 }
  if (text.includes('t.ended_with_it')) return openAtTransfer(streams, params)
  // No drawn report is linked to a case that there is.
  if (text.includes('from report_link')) return { rows: [], rowCount: 0 }
  if (text.includes('from relation where case_id = any') && Array.isArray(asked))
    // Which streams must have been heard lately is asked with the same words; here nothing is late.
    return text.includes('as stream') ? { rows: [], rowCount: 0 } : boundTo(service, streams, asked)
  throw new Error(`The seed does not know how to answer: ${text}`)
}

/** Which referrals rest on a consent and wait for an answer. */
function resting(streams: Streams, [consentId]: readonly unknown[]) {
  const rows = [...streams].flatMap(([name, events]) => {
    const asked =
      name.startsWith('referral.referral-') && (events[0]?.data as { consentIds?: readonly unknown[] } | undefined)?.consentIds?.includes(consentId)
    const answered = events.some(({ type }) => !['ReferralRequested', 'ReferralNoted', 'ReferralAnswerDue', 'ReferralEscalated'].includes(type))
    return asked && !answered ? [{ referral_id: name.slice('referral.referral-'.length) }] : []
  })
  return { rows: rows.toSorted((left, right) => (left.referral_id < right.referral_id ? -1 : 1)), rowCount: rows.length }
}
