/**
 * The national desk: it has duty where the directory knows nobody for an area, or has not arrived yet, for a report is never without an agency
 * (SAFETY 26), and it registers all other agencies. A fixed id, so that decisions stay pure; its first administrators come from configuration.
 */
export const nationalDeskId = '00000000-0000-4000-8000-000000000062'
/** Kind of agency that it is. */
export const nationalDeskKind = 'KEMENSOS'
