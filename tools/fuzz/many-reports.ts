import { randomUUID } from 'node:crypto'

const submit = `mutation ($key: ID!, $input: SubmitPublicReportInput!) {
  submitPublicReport(key: $key, input: $input) { ... on Done { id } ... on Rejected { code } } }`
const input = { area: '52.03', urgency: 'ROUTINE', immediateDanger: false, persons: [{ role: 'POSSIBLE_VICTIM', narrative: 'Cerita rekaan.' }] }
const AT_ONCE = 8

/**
 * So many reports through the gateway, each from another place, by way of a proxy that it trusts.
 * @returns codes of those that were not taken
 */
export async function manyReports(gatewayUrl: string, count: number): Promise<readonly string[]> {
  const refused: string[] = []
  let next = 0
  const sender = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const headers = { 'content-type': 'application/json', 'x-titian-csrf': '1', 'x-forwarded-for': `203.${n % 250}.${Math.floor(n / 250)}.9` }
      const body = JSON.stringify({ query: submit, variables: { key: randomUUID(), input } })
      const answer = (await (await fetch(gatewayUrl, { method: 'POST', headers, body })).json()) as {
        readonly data?: { readonly submitPublicReport?: { readonly id?: string; readonly code?: string } }
      }
      const said = answer.data?.submitPublicReport
      if (said?.id === undefined) refused.push(said?.code ?? 'no answer')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  return refused
}
