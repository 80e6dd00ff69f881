import type { GraphiQLOptions } from 'graphql-yoga'

interface Example {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** Someone of the demo and a case of theirs, so that the examples work as they stand. */
export interface Shown {
  readonly token: string
  readonly caseId: string
}

/** What one can ask without knowing any id. */
export const usualExamples: readonly Example[] = [
  {
    query:
      '# Hari ini: jatuh tempo, terlambat, menunggu siapa\nquery HariIni {\n  myDay {\n    tasks { label { id } dueAt isOverdue waitingOn agency { name } caseId }\n    incomplete { id }\n  }\n}',
  },
  { query: 'query Kasus {\n  cases(first: 10) {\n    items { id caseNumber status determination accountable { name } }\n    next\n  }\n}' },
  {
    query:
      '# Satu kasus, sebagaimana Anda boleh melihatnya\nquery LiniMasa($caseId: ID!) {\n  timeline(caseId: $caseId) {\n    total\n    entries { number sight label { id } occurredAt { from precision } agency { name } data redactions { path reason } reason { id } }\n    incomplete { id }\n  }\n}',
    variables: { caseId: '' },
  },
  {
    query:
      '# Termasuk pandangan Anda sendiri barusan\nquery SiapaMelihat($caseId: ID!) {\n  whoLooked(caseId: $caseId) { at agency { name } worker { userId label { id } } purpose actions withheld }\n}',
    variables: { caseId: '' },
  },
  { query: 'query RujukanMasuk {\n  referralInbox { items { id standing dueAt urgency service sender { name } reason } next }\n}' },
  {
    query: '# Berjalan terus; hentikan dengan tombol yang sama\nsubscription Berubah($caseId: ID!) {\n  timelineChanged(caseId: $caseId)\n}',
    variables: { caseId: '' },
  },
]

/** The demo's page: examples that work, in tabs. Without somebody to show, the reader enters a token of their own. */
export function graphiqlOptions(shown?: Shown): GraphiQLOptions {
  const bearer = shown?.token ?? '<npm run -s token -- person>'
  const headers = JSON.stringify({ authorization: `Bearer ${bearer}`, 'x-titian-csrf': '1' }, null, 2)
  const filled = (variables: NonNullable<Example['variables']>) =>
    'caseId' in variables && shown ? { ...variables, caseId: shown.caseId } : variables
  return {
    title: 'Titian – DATA REKAAN, jangan masukkan data asli',
    shouldPersistHeaders: false,
    additionalHeaders: { 'x-titian-csrf': '1' },
    headers,
    defaultTabs: usualExamples.map(({ query, variables }) => ({
      query,
      headers,
      variables: variables ? JSON.stringify(filled(variables), null, 2) : null,
    })),
  }
}
