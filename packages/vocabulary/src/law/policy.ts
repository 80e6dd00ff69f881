import type { Rule } from './rule.ts'

const followUp = (months: number): Rule => ({
  id: `FOLLOW-UP-${months}M`,
  label: { id: `Kunjungan lanjutan setelah ${months} bulan`, en: `Follow-up after ${months} ${months === 1 ? 'month' : 'months'}` },
  source: 'policy',
  citation: 'Titian',
  verified: false,
  limit: { amount: months, unit: 'months' },
  appliesTo: ['REINTEGRATION'],
})

/**
 * A report that nobody has decided goes on to the next desk. No law that we read says when; the field's notes propose 4, 24 and 72 hours, and a call
 * for help that nobody answers goes to the province after 4 (SAFETY 27).
 */
const reportGoesOn = (concern: 'DANGER' | 'CHILD' | 'OTHER', to: 'SUPERVISOR' | 'PROVINCE' | 'NATIONAL', hours: number): Rule => ({
  id: `REPORT-${concern}-${to}`,
  label: {
    id: `${reportsOf[concern].id} belum diputuskan → ${desks[to].id}`,
    en: `${reportsOf[concern].en} not decided → ${desks[to].en}`,
  },
  source: 'policy',
  citation: 'Titian',
  verified: false,
  limit: { amount: hours, unit: 'hours' },
  appliesTo: ['TRAFFICKING'],
})
const reportsOf = {
  DANGER: { id: 'Laporan bahaya atau darurat', en: 'Report of danger or an emergency' },
  CHILD: { id: 'Laporan tentang anak', en: 'Report about a child' },
  OTHER: { id: 'Laporan', en: 'Report' },
}
const desks = {
  SUPERVISOR: { id: 'supervisor piket diberi tahu', en: 'the duty supervisor is told' },
  PROVINCE: { id: 'diteruskan ke meja provinsi', en: "it goes to the province's desk" },
  NATIONAL: { id: 'diteruskan ke meja nasional', en: 'it goes to the national desk' },
}

/** Our own clocks and those of an office's practice: no law says them. */
export const policyRules: readonly Rule[] = [
  {
    id: 'REF-ANSWER',
    label: { id: 'Rujukan dikirim → diterima atau ditolak', en: 'Referral sent → accepted or rejected' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 24, unit: 'hours' },
    appliesTo: ['REFERRAL'],
  },
  {
    id: 'REF-ANSWER-EMERGENCY',
    label: { id: 'Rujukan darurat dikirim → diterima atau ditolak', en: 'Emergency referral sent → accepted or rejected' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 4, unit: 'hours' },
    appliesTo: ['REFERRAL'],
  },
  {
    id: 'DISCLOSURE-REVIEW',
    label: { id: 'Data dibuka meski ia menolak → ditinjau orang kedua', en: 'Disclosed although she refused → reviewed by a second person' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 72, unit: 'hours' },
    appliesTo: ['REFERRAL'],
  },
  {
    id: 'CLOSURE-ANSWER',
    label: { id: 'Penutupan kasus diminta → dijawab semua layanan', en: 'Closure requested → answered by all services' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 72, unit: 'hours' },
    appliesTo: ['TRAFFICKING'],
  },
  {
    id: 'CONSENT-CONFIRM',
    label: {
      id: 'Persetujuan tidak secara pribadi → ditegaskan kembali dengan pendamping',
      en: 'Consent not given in private → confirmed again with a companion',
    },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 72, unit: 'hours' },
    appliesTo: ['TRAFFICKING'],
  },
  {
    id: 'PRESSURE-CHECK',
    label: {
      id: 'Persetujuan ditarik → ditanyakan secara pribadi apakah ada tekanan',
      en: 'Consent withdrawn → asked in private whether there was pressure',
    },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 72, unit: 'hours' },
    appliesTo: ['TRAFFICKING'],
  },
  {
    id: 'SECOND-PERSON',
    label: { id: 'Diusulkan → diputuskan orang kedua', en: 'Proposed → decided by a second person' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 24, unit: 'hours' },
    appliesTo: ['TRAFFICKING'],
  },
  reportGoesOn('DANGER', 'SUPERVISOR', 1),
  reportGoesOn('DANGER', 'PROVINCE', 4),
  reportGoesOn('DANGER', 'NATIONAL', 24),
  reportGoesOn('CHILD', 'SUPERVISOR', 4),
  reportGoesOn('CHILD', 'PROVINCE', 24),
  reportGoesOn('CHILD', 'NATIONAL', 72),
  reportGoesOn('OTHER', 'SUPERVISOR', 24),
  reportGoesOn('OTHER', 'PROVINCE', 72),
  reportGoesOn('OTHER', 'NATIONAL', 168),
  {
    id: 'REF-REDIRECT',
    label: { id: 'Rujukan ditolak → lembaga lain diminta', en: 'Referral rejected → another agency asked' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 24, unit: 'hours' },
    appliesTo: ['REFERRAL'],
  },
  {
    id: 'REF-REDIRECT-EMERGENCY',
    label: { id: 'Rujukan darurat ditolak → lembaga lain diminta', en: 'Emergency referral rejected → another agency asked' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 4, unit: 'hours' },
    appliesTo: ['REFERRAL'],
  },
  followUp(1),
  followUp(3),
  followUp(6),
  followUp(12),
  {
    id: 'LPSK-SOP',
    label: {
      id: 'Permohonan perlindungan → penelaahan selesai (dapat diperpanjang)',
      en: 'Application for protection → review finished (extendable)',
    },
    source: 'policy',
    citation: 'SOP LPSK',
    verified: false,
    limit: { amount: 30, unit: 'days' },
    appliesTo: ['PROTECTION'],
  },
  {
    id: 'UPTD-local',
    label: { id: 'Pengaduan → tindak lanjut', en: 'Complaint → follow-up' },
    source: 'policy',
    citation: 'UPTD PPA setempat',
    verified: false,
    limit: { amount: 3, unit: 'working-days' },
    appliesTo: ['TRAFFICKING', 'SEXUAL_VIOLENCE'],
  },
]
