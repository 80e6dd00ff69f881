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
    id: 'SECOND-PERSON',
    label: { id: 'Diusulkan → diputuskan orang kedua', en: 'Proposed → decided by a second person' },
    source: 'policy',
    citation: 'Titian',
    verified: false,
    limit: { amount: 24, unit: 'hours' },
    appliesTo: ['TRAFFICKING'],
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
