import { aggregate, event } from '@titian/core'
import { personal, type Sealed } from '@titian/privacy'
import { agencyRef, ref, unitRef, worker } from '@titian/service'
import { text, theCaseId, thePersonId, theReportId } from '../fields.ts'

/** One of the exclusions of a case. */
export const theExclusionId = ref('exclusion-entry', { id: 'Pengecualian', en: 'Exclusion' })

export const exclusionFields = {
  personId: thePersonId,
  agencyId: agencyRef({ id: 'Lembaga yang dikecualikan', en: 'Excluded agency' }).optional(),
  unitId: unitRef({ id: 'Unit yang dikecualikan', en: 'Excluded unit' }).optional(),
  userId: worker({ id: 'Petugas yang dikecualikan', en: 'Excluded person' }).optional(),
  /** Filed with the person of the case, as what protects them. */
  reason: personal('protection', { of: 'personId', label: { id: 'Alasan', en: 'Reason' } }, text(2000)),
}

export interface Exclusion {
  readonly exclusionId: string
  readonly agencyId?: string | undefined
  readonly unitId?: string | undefined
  readonly userId?: string | undefined
  readonly reason: Sealed
  /** Only those who excluded may lift it: the wrong officer must not undo what keeps them away. */
  readonly byAgencyId: string
  readonly from: string
  readonly to?: string
}

export interface Exclusions {
  readonly caseId?: string
  readonly personId?: string
  readonly exclusions: readonly Exclusion[]
}

/** Those that hold now. */
export const standing = ({ exclusions }: Exclusions): readonly Exclusion[] => exclusions.filter(({ to }) => to === undefined)

/**
 * Who must not learn of a case: kin or backing of the recruiter may wear a uniform (SAFETY 9). Wins over everything. A stream of its own, with the
 * case's id, so that the versions of a case do not show it; without `present`, for it is asked by a query that only those may ask who may know.
 */
export const exclusion = aggregate({
  name: 'exclusion',
  label: { id: 'Pengecualian', en: 'Exclusion' },
  events: {
    ExcludedFromCase: event(
      1,
      // The report, where it was said on one: the case that it may become has its id already.
      { caseId: theCaseId, reportId: theReportId.optional(), exclusionId: theExclusionId, ...exclusionFields },
      {
        label: { id: 'Dikecualikan dari kasus', en: 'Excluded from the case' },
        group: 'exclusion',
      },
    ),
    ExclusionLifted: event(
      1,
      { exclusionId: theExclusionId, because: exclusionFields.reason },
      { label: { id: 'Pengecualian dicabut', en: 'Exclusion lifted' }, group: 'exclusion' },
    ),
  },
  initialState: { exclusions: [] } as Exclusions,
  evolve: {
    ExcludedFromCase: (state, { caseId, reportId: _, personId, ...said }, { recordedAt, actor }) => ({
      caseId,
      personId,
      exclusions: [...state.exclusions, { ...said, byAgencyId: actor.agencyId, from: recordedAt }],
    }),
    ExclusionLifted: (state, { exclusionId }, { recordedAt }) => ({
      ...state,
      exclusions: state.exclusions.map((one) => (one.exclusionId === exclusionId ? { ...one, to: recordedAt } : one)),
    }),
  },
  caseId: (state) => state.caseId,
  personIds: (state) => (state.personId ? [state.personId] : []),
  relations: ({ exclusions }) => [
    ...exclusions.map(({ agencyId, unitId, userId, from, to }) => ({
      kind: 'excluded' as const,
      ...(agencyId && { agencyId }),
      ...(unitId && { unitId }),
      ...(userId && { userId }),
      from,
      ...(to && { to }),
    })),
    ...exclusions.map(({ byAgencyId, from }) => ({ kind: 'excludingAgency' as const, agencyId: byAgencyId, from })),
  ],
})
