import type { FieldGroup, Relation } from '@titian/core'
import type { ConsentFor, Decision, ReadContext, ReadDenial, ReadResource, Sights } from './decision.ts'
import { askedFor, carriedNow } from './disclosed.ts'
import { type Cell, type Condition, fieldGroups, type Row, rowFor, ruleId, type Sight } from './matrix.ts'
import type { Principal } from './principal.ts'
import { purposesOf } from './purposes.ts'
import { relationKinds } from './relation-kinds.ts'
import { binds, holds, isAccountable, isExcluded, mayKnowCase, mayKnowResource, needsNoRelation } from './relations.ts'
import { stronger, weakest } from './sights.ts'

/** `export`: nobody has a rule for it yet; a copy is a recorded disclosure, not a read (SAFETY 10). */
export type Action = 'read' | 'search' | 'export'

const deny = (reason: ReadDenial): Decision => ({ effect: 'deny', reason })

/**
 * What this person may see of a resource now. Denied by default, a prohibition beats every permission. Every denial is answered with the
 * 404 of an unknown id: that something exists is itself a secret.
 *
 * Pure, and without memory: a replay asks twice (with the context of then and of today) and shows a value only if both permit.
 */
export function decide(principal: Principal, action: Action, resource: ReadResource, context: ReadContext): Decision {
  const { relations, consents, now, policy } = context
  if (isExcluded(principal, relations, now)) return deny('EXCLUDED')
  if (!(purposesOf(principal.post, principal.agencyKind) as readonly string[]).includes(principal.purpose)) return deny('PURPOSE_NOT_ALLOWED')
  if (action === 'export') return deny('NO_RULE')
  const grounds = groundsOf(principal, resource, context)
  const besideMatrix = byReportToJudge(principal, resource, context)
  const opened = (personId?: string) => [...byMatrix(principal, grounds, personId, context), ...besideMatrix]
  const named = [...new Set([...consents.map(({ personId }) => personId), ...grounds.disclosing.flatMap(({ personId }) => personId ?? [])])]
  const ofOthers = opened()
  const ofPersons = named.map((personId) => [personId, opened(personId)] as const)
  const permits = [ofOthers, ...ofPersons.map(([, one]) => one)].flat()
  if (permits.length === 0) return deny(mayKnowCase(principal, relations, now) ? 'NO_RULE' : 'NO_RELATION')
  const groups = sightsOf(permits)
  return {
    effect: 'permit',
    fieldGroups: groups,
    ofPersons: Object.fromEntries(ofPersons.map(([personId, one]) => [personId, sightsOf(one)])),
    ofOthers: sightsOf(ofOthers),
    obligations: Object.values(groups).includes('pseudonym') ? ['record-access', 'pseudonymise'] : ['record-access'],
    rules: [...new Set(permits.map(({ rule }) => rule))],
    policy: policy.version,
  }
}

interface Opened {
  readonly group: FieldGroup
  readonly sight: Sight
  readonly rule: string
}

const sightsOf = (permits: readonly Opened[]): Sights => {
  const groups: Partial<Record<FieldGroup, Sight>> = {}
  for (const { group, sight } of permits) groups[group] = stronger(groups[group], sight)
  return groups
}

/** What binds the asker, as far as it decides. */
interface Grounds {
  readonly related: boolean
  readonly accountable: boolean
  /** All that the matrix gives: of the case, or because it is their own resource. */
  readonly whole: boolean
  /** Bound by this very resource, or to the whole case. */
  readonly own: boolean
  /** Ties that open what was disclosed with them. */
  readonly disclosing: readonly Relation[]
}

function groundsOf(principal: Principal, { type }: ReadResource, { relations, own = [], now }: ReadContext): Grounds {
  // Whoever was asked to take a referral on knows that referral, and not its case.
  const isRelated = type === 'case' ? mayKnowCase : mayKnowResource
  const binding = (one: Relation) => binds(one, principal, now) || (type !== 'case' && binds(one, principal, now, 'resource'))
  const ties = relations.filter(binding)
  const ownTies = own.filter(binding)
  const opening = (among: readonly Relation[], what: string) => among.filter(({ kind }) => relationKinds[kind].opens === what)
  const all = opening(ties, 'all').length > 0
  return {
    related: isRelated(principal, relations, now) && !needsNoRelation(principal),
    accountable: isAccountable(principal, relations, now),
    whole: all || opening(ownTies, 'own').length > 0,
    own: all || ownTies.length > 0,
    disclosing: opening(ties, 'disclosed'),
  }
}

function byMatrix(principal: Principal, grounds: Grounds, personId: string | undefined, context: ReadContext): Opened[] {
  const row = rowFor(context.policy.rows, principal.agencyKind, principal.post)
  return row === undefined ? [] : fieldGroups.flatMap((group) => openedBy(row, group, grounds, principal, personId, context))
}

function openedBy(row: Row, group: FieldGroup, grounds: Grounds, principal: Principal, personId: string | undefined, context: ReadContext): Opened[] {
  const { sight, conditions } = row.cells[group]
  if (sight === 'none') return []
  const answers = answered(principal, personId, askedFor(group) ?? group, context.consents)
  const carried = carriedNow(principal, { personId, category: askedFor(group) }, grounds.disclosing, answers)
  if (!conditionsHold(conditions, grounds, principal, isGiven(principal, answers) || carried.byLaw, context)) return []
  const opened = (as: Sight) => [{ group, sight: as, rule: ruleId(row, group) }]
  // Pseudonyms are no value, and what needs no tie at all is the system's.
  if (sight === 'pseudonym' || !conditions.includes('a')) return opened(sight)
  if (!grounds.accountable && isUnwilling(principal, answers) && !carried.despiteRefusal) return []
  if (grounds.whole) return opened(sight)
  if (askedFor(group) !== undefined) return carried.byConsent || carried.byLaw ? opened(sight) : []
  // Who only gives one service knows of the rest that something happened.
  return opened(group === 'case' && !grounds.own && grounds.disclosing.length === 0 ? weakest(sight, 'summary') : sight)
}

const conditionsHold = (conditions: Cell['conditions'], grounds: Grounds, principal: Principal, agreed: boolean, context: ReadContext): boolean => {
  const state: Readonly<Record<Condition, boolean>> = {
    a: grounds.related,
    c: agreed,
    d: holds(['dutyAgency'], principal, context.relations, context.now),
    e: grounds.own,
    o: grounds.accountable,
  }
  return conditions.every((condition) => state[condition])
}

const answered = (principal: Principal, personId: string | undefined, category: string, consents: readonly ConsentFor[]): readonly ConsentFor[] =>
  consents.filter((one) => one.personId === personId && one.category === category && one.recipientAgencyId === principal.agencyId)

const isGiven = (principal: Principal, answers: readonly ConsentFor[]): boolean => {
  const lines = answers.filter(({ purpose }) => purpose === principal.purpose)
  return lines.length > 0 && lines.every(({ state }) => state === 'given')
}

/**
 * She refused, or took it back: sharing with that agency stops at once, whatever else would allow it. Stating another purpose than the
 * refused one does not help. The accountable agency goes on with what it needs to keep her safe (SAFETY 12).
 */
const isUnwilling = (principal: Principal, answers: readonly ConsentFor[]): boolean =>
  answers.some(({ state }) => state !== 'given') && !isGiven(principal, answers)

/** What was told of the person whom a report is about. Not who told: that stays with the matrix. */
const toldInReports = ['case', 'identity', 'contact', 'location', 'psychosocial'] as const satisfies readonly FieldGroup[]

/**
 * Whoever has to judge a report reads all that was told in it, until it is in a case: then the rules of that case hold. Else two people dismiss what
 * neither could read (SAFETY 26).
 */
function byReportToJudge(principal: Principal, { type }: ReadResource, { relations, now }: ReadContext): Opened[] {
  const judges = relations.some(
    (relation) => (relation.kind === 'dutyAgency' || relation.kind === 'linkedCase') && binds(relation, principal, now, 'resource'),
  )
  if (type !== 'report' || !judges) return []
  return toldInReports.map((group) => ({ group, sight: 'full', rule: `R-REPORT-TO-JUDGE-${group.toUpperCase()}` }))
}
