/** Posts that take part in referrals at a recipient of any kind. */
export const workers = [
  'caseworker',
  'social-worker',
  'supervisor',
  'duty-officer',
  'health-worker',
  'counsellor',
  'shelter-staff',
  'investigator',
  'prosecutor',
  'lpsk-officer',
  'advocate',
  'immigration-officer',
  'migrant-worker-officer',
  'mission-officer',
] as const
