/** Those that have a database; the gateway has none. */
export const services = ['intake', 'referral', 'victim-support', 'case-history'] as const
