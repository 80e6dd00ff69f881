import type { Actor } from '@titian/core'

/** An invented agency. Its ids are fixed, so that a snapshot or a golden file may hold them. */
export interface AgencyFixture {
  readonly agencyId: string
  readonly agencyKind: string
  readonly unitId: string
  readonly name: string
  /** Who acts for it where a test does not say. */
  readonly usualPost: string
}

const fixture = (number: string, agencyKind: string, usualPost: string, name: string): AgencyFixture => ({
  agencyId: `00000000-0000-4000-8000-a0000000${number}`,
  unitId: `00000000-0000-4000-8000-b0000000${number}`,
  agencyKind,
  usualPost,
  name: `${name} (rekaan)`,
})

export const dinsos = fixture('0001', 'DINAS_SOSIAL', 'social-worker', 'Dinas Sosial Kota Contoh')
export const uptd = fixture('0002', 'UPTD_PPA', 'caseworker', 'UPTD PPA Kota Contoh')
export const police = fixture('0003', 'POLICE', 'investigator', 'Polres Kota Contoh')
export const lpsk = fixture('0004', 'LPSK', 'lpsk-officer', 'LPSK Perwakilan Contoh')
export const immigration = fixture('0005', 'IMMIGRATION', 'immigration-officer', 'Kantor Imigrasi Contoh')
export const hospital = fixture('0006', 'HEALTH', 'health-worker', 'RSUD Contoh')
export const legalAid = fixture('0007', 'LEGAL_AID', 'advocate', 'LBH Contoh')
export const prosecutor = fixture('0008', 'PROSECUTOR', 'prosecutor', 'Kejaksaan Negeri Contoh')
export const ngo = fixture('0009', 'NGO', 'caseworker', 'Yayasan Contoh')
export const village = fixture('0010', 'VILLAGE', 'village-volunteer', 'Desa Contoh')
export const kemensos = fixture('0011', 'KEMENSOS', 'social-worker', 'Kementerian Sosial Contoh')
export const bp3mi = fixture('0012', 'MIGRANT_WORKER_PROTECTION', 'migrant-worker-officer', 'BP3MI Contoh')
export const auditor = fixture('0013', 'OVERSIGHT', 'auditor', 'Lembaga Pengawas Contoh')

/** The person in this post of the agency: the same agency and post is always the same person. */
export function as(agency: AgencyFixture, post: string = agency.usualPost): Actor {
  return {
    userId: `user-${agency.agencyKind.toLowerCase().replaceAll('_', '-')}-${post}`,
    agencyId: agency.agencyId,
    agencyKind: agency.agencyKind,
    unitId: agency.unitId,
    post,
  }
}
