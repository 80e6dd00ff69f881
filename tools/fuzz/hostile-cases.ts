import type { GraphqlCase } from './graphql-cases.ts'
import { breakers, deepJson, hostileTexts, longText } from './hostile.ts'
import type { RestCase } from './rest-cases.ts'

const key = '5f3c7d52-3a41-4e0c-9d5e-0c6c9a6f2b11'
/** In every place; the others in one place each, in turn. */
const everywhere = [...breakers, longText, 'a'.repeat(5_000)]
const inTurn = hostileTexts.filter((text) => !breakers.includes(text))

const placed = <One>(places: readonly ((text: string) => One)[]): readonly One[] => [
  ...everywhere.flatMap((text) => places.map((place) => place(text))),
  ...inTurn.flatMap((text, nth) => [places[nth % places.length]].flatMap((place) => (place === undefined ? [] : [place(text)]))),
]

const triage = `mutation ($key: ID!, $id: ID!, $expectedVersion: String, $minVersion: [String!], $input: TriageReportInput!) {
  triageReport(key: $key, id: $id, expectedVersion: $expectedVersion, minVersion: $minVersion, input: $input) {
    __typename ... on Done { id changed } ... on Rejected { code } } }`

/** Wherever a caller's word goes into a header, an address or a database. */
export function hostileGraphql(id: string): readonly GraphqlCase[] {
  const right = { key, id, input: { urgency: 'ROUTINE', immediateDanger: false } }
  const asks = [
    'query ($text: ID!) { case(id: $text) { id } }',
    'query ($text: ID!) { timeline(caseId: $text) { total } }',
    'query ($text: ID!) { rails(caseId: $text) { from } }',
    'query ($text: ID!) { whoLooked(caseId: $text) { next } }',
    'query ($text: String!) { findCase(number: $text) { id } }',
    'query ($text: String!) { publicReportStatus(returnCode: $text) { next } }',
    `query ($text: String!) { timeline(caseId: "${id}", after: $text) { total } }`,
    `query ($text: String!) { whoLooked(caseId: "${id}", after: $text) { next } }`,
    'query ($text: String!) { cases(after: $text) { next } }',
    'query ($text: String!) { cases(minVersion: [$text]) { next } }',
    'query ($text: String!) { myDay(after: $text) { next } }',
  ]
  const given =
    (wrong: (text: string) => object) =>
    (text: string): GraphqlCase => ({
      kind: 'mutation',
      query: triage,
      variables: { ...right, ...wrong(text) },
    })
  return [
    ...placed([
      ...[given((text) => ({ key: text })), given((text) => ({ id: text })), given((text) => ({ expectedVersion: text }))],
      given((text) => ({ minVersion: [text, text] })),
      ...asks.map(
        (query) =>
          (text: string): GraphqlCase => ({ kind: 'query', query, variables: { text } }),
      ),
    ]),
    { kind: 'mutation', query: triage, variables: { ...right, input: { ...right.input, urgency: 'NO_SUCH_WORD' } } },
    { kind: 'mutation', query: triage, variables: {}, body: `{"query":${JSON.stringify(triage)},"variables":{"input":${deepJson(20_000)}}}` },
    { kind: 'query', query: '{ __typename }', variables: {}, body: '{"query":' },
    { kind: 'query', query: '{ __typename }', variables: {}, body: 'x'.repeat(10_000_000) },
    { kind: 'query', query: `{ myDay { ${'items { '.repeat(400)}${'} '.repeat(400)} } }`, variables: {} },
    { kind: 'query', query: `{ cases(first: ${'['.repeat(5_000)}`, variables: {} },
    { kind: 'query', query: '{ myDay { next } '.repeat(3_000), variables: {} },
  ]
}

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed().slice(0, 12_000))

/** The same at a service's own door, and what is no request at all. */
export function hostileRest(id: string): readonly RestCase[] {
  const headers = { 'idempotency-key': key }
  const at = (path: string, more: Partial<RestCase> = {}): RestCase => ({ service: 'intake', method: 'GET', path, headers, ...more })
  const body = JSON.stringify({ input: { urgency: 'ROUTINE', immediateDanger: false } })
  return [
    ...placed<RestCase>([
      (text) => at(`/cases/${encoded(text)}`),
      (text) => at(`/cases?after=${encoded(text)}`),
      (text) => at(`/cases?area=${encoded(text)}`),
      (text) => at(`/access-entries?caseId=${encoded(text)}`),
      (text) => at(`/cases/${id}?asOf=${encoded(text)}`),
      (text) => at(`/reports/${encoded(text)}/triage`, { method: 'POST', body }),
      (text) => at('/public-reports/search', { method: 'POST', body: JSON.stringify({ returnCode: text }) }),
      (text) => at('/entries/batch', { method: 'POST', body: JSON.stringify({ caseId: text, asOf: text }) }),
    ]),
    ...['%', '%00', '%ff', '%c0%ae%c0%ae', '..%2f'].map((raw) => at(`/cases/${raw}`)),
    ...['', '{', 'null', '[]', deepJson(20_000), `{"input":{"area":"${longText}"}}`, 'x'.repeat(10_000_000)].map((broken) =>
      at('/public-reports', { method: 'POST', body: broken }),
    ),
    at(`/reports/${id}/triage`, { method: 'POST', body, headers: { 'idempotency-key': '', 'if-match': 'x'.repeat(6_000) } }),
    at(`/cases/${id.toUpperCase()}`),
    at('/cases/'),
  ]
}
