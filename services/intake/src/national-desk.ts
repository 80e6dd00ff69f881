/**
 * Who has duty where the directory knows nobody for an area, or has not arrived yet: a report is never without an agency (SAFETY 26). A fixed id, so
 * that decisions stay pure; whoever deploys registers the national desk (Kemensos, or another) under it.
 */
export const nationalDeskId = '00000000-0000-4000-8000-000000000062'
