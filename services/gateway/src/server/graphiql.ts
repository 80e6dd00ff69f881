import type { GraphiQLOptions } from 'graphql-yoga'
import { type Example, examplesIn, type Lang } from './examples.ts'

/** People of the demo and a case that they know, so that the examples work as they stand. */
export interface Shown {
  /** Token of someone for whom there is something to do. */
  readonly onDuty: string
  /** Token of someone who works on the case. */
  readonly inCase: string
  readonly caseId: string
}

const titles: Readonly<Record<Lang, string>> = {
  id: 'Titian – DATA REKAAN, jangan masukkan data asli',
  en: 'Titian – INVENTED DATA, do not enter real data',
}
const placeholder: Readonly<Record<Lang, string>> = { id: '<npm run -s token -- orang>', en: '<npm run -s token -- person>' }

/** The demo's page: examples that work, in tabs. Without somebody to show, the reader enters a token of their own. */
export function graphiqlOptions(lang: Lang, shown?: Shown): GraphiQLOptions {
  const headersOf = (who: Example['who']) =>
    JSON.stringify({ authorization: `Bearer ${shown?.[who] ?? placeholder[lang]}`, 'x-titian-csrf': '1' }, null, 2)
  return {
    title: titles[lang],
    shouldPersistHeaders: false,
    additionalHeaders: { 'x-titian-csrf': '1' },
    headers: headersOf('inCase'),
    defaultTabs: examplesIn(lang).map(({ query, who, ofCase }) => ({
      query,
      headers: headersOf(who),
      variables: ofCase ? JSON.stringify({ caseId: shown?.caseId ?? '' }, null, 2) : null,
    })),
  }
}
