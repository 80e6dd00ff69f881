/** A place in the code that keeps a rule, and what stands there once it is gone: so it is tried whether a test would see it. */
export interface Guard {
  readonly rule: number
  readonly file: string
  /** The text that keeps the rule; it stands in the file once. */
  readonly from: string
  readonly to: string
  /** The spec with the test that must fail without it. */
  readonly seenBy: string
}

const guard = (rule: number, file: string, seenBy: string, from: string, to: string): Guard => ({ rule, file, seenBy, from, to })
const access = 'packages/access/src'
const vocabulary = 'packages/vocabulary/src'
const intake = 'services/intake/src'
const referral = 'services/referral/src'

export const guards: readonly Guard[] = [
  guard(1, `${access}/coarsen.ts`, `${access}/coarsen.spec.ts`, '    isSystem(principal) ||\n', '    true ||\n'),
  guard(2, `${access}/coarsen.ts`, `${access}/coarsen.spec.ts`, "secret === true || agencyKinds.entry(agencyKind).nameSecrecy === 'ALWAYS'", 'false'),
  guard(3, `${access}/entry.ts`, `${access}/entry.spec.ts`, 'hiddenGroups.includes(group) && sight === undefined', 'false'),
  guard(4, `${access}/may-decide.ts`, `${access}/may-decide.spec.ts`, '!mayKnowResource(actor, relations, now)', 'false'),
  guard(
    5,
    `${intake}/case/events.ts`,
    `${intake}/case/case.spec.ts`,
    "['caseId', 'personId', 'agencyId', 'caseworkerId', 'area', 'ageBand']",
    "['caseId', 'caseNumber', 'personId', 'agencyId', 'caseworkerId', 'area', 'ageBand']",
  ),
  guard(
    6,
    `${intake}/case/episodes.ts`,
    `${intake}/case/record-episode-location.spec.ts`,
    '  area: area.optional(),\n',
    '  area: text(20).optional(),\n',
  ),
  guard(
    7,
    `${intake}/report/link-report.ts`,
    `${intake}/report/link-report.spec.ts`,
    '    const linked = known && {',
    "    if (!known) return reject('REPORT_UNKNOWN')\n    const linked = known && {",
  ),
  guard(8, `${access}/access-log.ts`, `${access}/access-log.int.spec.ts`, "undercover === true || actor.agencyKind === 'LPSK'", 'false'),
  guard(
    9,
    `${access}/relations.ts`,
    `${access}/report-to-judge.spec.ts`,
    "!isSystem(actor) && relations.some((relation) => relation.kind === 'excluded' && covers(relation, actor, now))",
    'false',
  ),
  guard(10, `${access}/decide.ts`, `${access}/decide.spec.ts`, "  if (action === 'export') return deny('NO_RULE')\n", ''),
  guard(11, `${intake}/case/determine-status.ts`, `${intake}/case/determine-status.spec.ts`, "status === 'NOT' && !redirect", 'false'),
  guard(
    12,
    `${access}/disclosed.ts`,
    `${access}/disclosed.spec.ts`,
    "grounds.length > 0 && answers.some(({ state, purpose }) => state === 'given' && purposes.includes(purpose))",
    'true',
  ),
  guard(
    13,
    `${intake}/subject/age.ts`,
    `${intake}/subject/age.spec.ts`,
    'ages.length === 0 || ages.some((age) => age.irregular || isChild(age))',
    'false',
  ),
  guard(
    14,
    `${referral}/referral/attend-handover.ts`,
    `${referral}/referral/handover.spec.ts`,
    "party === 'GUARDIAN' && guardianTieRuledOut !== true",
    'false',
  ),
  guard(
    16,
    'services/victim-support/src/reintegration/conduct-follow-up.ts',
    'services/victim-support/src/reintegration/follow-up.spec.ts',
    'bySafeChannel && !contact.stands',
    'false',
  ),
  guard(
    17,
    `${referral}/referral/note-unserved-need.ts`,
    `${referral}/referral/rejected-referral.spec.ts`,
    '    return served ? []',
    '    return true ? []',
  ),
  guard(21, `${vocabulary}/law.ts`, `${vocabulary}/law.spec.ts`, 'appliesTo.includes(scope) && ', ''),
  guard(
    22,
    `${intake}/report/confirm-dismissal.ts`,
    `${intake}/report/confirm-dismissal.spec.ts`,
    'state.dismissal.proposedBy === actor.userId',
    'false',
  ),
  guard(
    25,
    'packages/service-kit/src/commands/command-id.ts',
    'packages/service-kit/src/run/commands.int.spec.ts',
    'call.target, call.key]',
    'call.target, call.key, Math.random()]',
  ),
  guard(26, `${intake}/report/receive.ts`, `${intake}/report/submit-report.spec.ts`, 'duty?.agencyId ?? nationalDeskId', "duty?.agencyId ?? ''"),
  guard(
    27,
    `${intake}/report/relations.ts`,
    `${intake}/report/report.spec.ts`,
    '    ...desks.map(',
    "    { kind: 'askedAgency' as const, agencyId: 'of who told', from: receivedAt },\n    ...desks.map(",
  ),
  guard(
    28,
    `${intake}/case/record-episode-location.ts`,
    `${intake}/case/record-episode-location.spec.ts`,
    '{ locationId, ...input }',
    '{ locationId, ...input, role: undefined }',
  ),
  guard(
    29,
    'packages/service-kit/src/http/answering.ts',
    'packages/service-kit/src/run/run-service.int.spec.ts',
    '  await recordShown(parts, request, shown)\n',
    '',
  ),
  guard(30, `${vocabulary}/law.ts`, `${vocabulary}/law.spec.ts`, "  if (source === 'policy') return", "  if (source === 'law') return"),
]
