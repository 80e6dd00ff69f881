import { createHash } from 'node:crypto'
import { type Actor, at, type Clock, type FieldGroup, type Ids, isTitianError, type NewEvent, TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'

/** One answer over HTTP: what left, to whom, why, by which rules. Ids and codes only, never a value. */
export interface Look {
  readonly actor: Actor
  /** See `Principal`; a look of LPSK or of someone undercover is itself secret. */
  readonly undercover?: boolean
  readonly purpose: string
  /** `read`, `search`, or the name of the command or query. */
  readonly action: string
  /** As declared, without ids: `GET /cases/:id`. */
  readonly route: string
  readonly caseIds: readonly string[]
  /** `<aggregate>-<id>`. */
  readonly resources: readonly string[]
  /** Groups of which something was shown. */
  readonly fieldGroups: readonly FieldGroup[]
  readonly rules: readonly string[]
  /** Version of the matrix that held, by which those rules were. */
  readonly policy: string
  /** Of a replay: the version that held then. Both had to permit. */
  readonly policyThen?: string
  readonly outcome: 'permitted' | 'denied'
  readonly correlationId: string
  /** Rows or entries in the answer. */
  readonly count: number
  /** Where what is done needs one: a code of a closed list, never a text that a person wrote. */
  readonly reason?: string
}

export interface AccessRecord {
  readonly action: string
  readonly route: string
  readonly caseIds: readonly string[]
  readonly resources: readonly string[]
  readonly fieldGroups: readonly FieldGroup[]
  readonly rules: readonly string[]
  readonly policy: string
  readonly policyThen?: string
  readonly outcome: Look['outcome']
  readonly count: number
  readonly secret: boolean
  readonly reason?: string
}

/** That looks of the actor's own agency at a case are kept from others. */
export interface Withholding {
  readonly caseId: string
  /** Instants, both inclusive. */
  readonly from: string
  readonly to: string
  /** Id of a rule of law. */
  readonly basis: string
  readonly until: string
}

export interface AccessLog {
  /**
   * Await it before the answer leaves: no record, no data.
   * @returns its position in the access log.
   * @throws TitianError `ACCESS_NOT_RECORDED` whatever the reason; answer 503 with nothing else.
   */
  record(look: Look): Promise<bigint>
  /** Looks that are there already. Returns and throws as `record`. */
  withhold(withholding: Withholding, by: Pick<Look, 'actor' | 'purpose' | 'correlationId'>): Promise<bigint>
}

/** LPSK stands for protection, and an undercover unit for an investigation: that they looked tells of it (SAFETY 8). */
export const isSecretLook = ({ actor, undercover }: Pick<Look, 'actor' | 'undercover'>): boolean => undercover === true || actor.agencyKind === 'LPSK'

/** The access log of a service: a log of its own, one event per HTTP answer, so that the group commit carries it cheaply. */
export function accessLog(
  store: EventStore,
  { service, clock, ids }: { readonly service: string; readonly clock: Clock; readonly ids: Ids },
): AccessLog {
  const append = async (event: NewEvent): Promise<bigint> => {
    try {
      const { position } = await store.append(`${service}.access-${ids.uuid()}`, [event], { expected: 'no-stream' })
      return position
    } catch (cause) {
      throw new TitianError('ACCESS_NOT_RECORDED', isTitianError(cause) ? { because: cause.code } : {}, { cause })
    }
  }
  return {
    record: (look) => append(accessEvent(look, clock, ids)),
    withhold: (data, by) => append(eventOf('LooksWithheld', data, { ...by, caseIds: [data.caseId] }, clock, ids)),
  }
}

function accessEvent(look: Look, clock: Clock, ids: Ids): NewEvent<AccessRecord> {
  const { action, route, caseIds, resources, fieldGroups, rules, policy, policyThen, outcome, count, reason } = look
  const secret = isSecretLook(look)
  const data: AccessRecord = {
    action,
    route,
    caseIds,
    resources,
    fieldGroups,
    rules,
    policy,
    ...(policyThen && { policyThen }),
    outcome,
    count,
    secret,
    ...(reason && { reason }),
  }
  return eventOf(outcome === 'permitted' ? 'DataAccessed' : 'AccessDenied', data, look, clock, ids)
}

type By = Pick<Look, 'actor' | 'purpose' | 'correlationId' | 'caseIds'>

function eventOf<Data>(type: string, data: Data, look: By, clock: Clock, ids: Ids): NewEvent<Data> {
  const { caseIds } = look
  const [only] = caseIds
  return {
    id: ids.uuid(),
    type,
    schemaVersion: 1,
    data,
    meta: {
      occurredAt: at(clock.now()),
      ...(only !== undefined && caseIds.length === 1 ? { caseId: only } : {}),
      personIds: [],
      ownerAgency: look.actor.agencyId,
      actor: look.actor,
      purpose: look.purpose,
      legalBasis: { kind: 'LEGAL_OBLIGATION' },
      commandId: ids.uuid(),
      inputHash: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
      correlationId: look.correlationId,
      causationId: look.correlationId,
    },
  }
}
