import type { Label } from '@titian/core'
import { consentPurposes, personalCategories, posts, ruleById, ruleLabel } from '@titian/vocabulary'
import { type LookPage, lookPage } from '../looks/look-pages.ts'
import type { Look } from '../looks/looks.ts'
import type { Builder } from './builder.ts'
import type { Shared } from './shared.ts'
import { type Word, wordOf } from './word.ts'

/** Groups of fields that are no categories of personal data. */
const otherGroups: Readonly<Record<string, Label>> = {
  case: { id: 'Kasus', en: 'Case' },
  exclusion: { id: 'Pengecualian', en: 'Exclusion' },
  suspect: { id: 'Terduga pelaku', en: 'Suspect' },
}

const outcomes: Readonly<Record<string, Label>> = {
  permitted: { id: 'diizinkan', en: 'permitted' },
  redacted: { id: 'sebagian ditutup', en: 'partly redacted' },
  denied: { id: 'ditolak', en: 'denied' },
}

interface Codes {
  has(code: string): boolean
  label(code: never): Label
}
const word = (list: Codes, code: string): Word => wordOf(code, list.has(code) ? list.label(code as never) : otherGroups[code])

/** `whoLooked` and `whoTried`: refused while a service is away, for a list that may lack someone is worse than none. */
export function addWhoLooked(builder: Builder, { Agency, Word: WordType, Worker }: Shared, actionLabels: ReadonlyMap<string, Label>): void {
  const LookType = builder.objectRef<Look>('Look').implement({
    description: 'That someone looked at a case.',
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime' }),
      withheld: t.exposeBoolean('withheld', { description: 'On this day there was a look that is not shown.' }),
      withheldBy: t.field({
        type: WordType,
        nullable: true,
        description: 'The article by which it is not shown, where one was named.',
        resolve: ({ basis }) => (basis ? lawWord(basis) : null),
      }),
      withheldUntil: t.field({ type: 'DateTime', nullable: true, resolve: ({ until }) => until ?? null }),
      agency: t.field({ type: Agency, nullable: true, resolve: ({ agency }) => agency ?? null }),
      worker: t.field({ type: Worker, nullable: true, resolve: ({ worker }) => worker ?? null }),
      post: t.field({ type: WordType, nullable: true, resolve: ({ post }) => (post ? word(posts, post) : null) }),
      purpose: t.field({ type: WordType, nullable: true, resolve: ({ purpose }) => (purpose ? word(consentPurposes, purpose) : null) }),
      actions: t.field({ type: [WordType], resolve: ({ actions }) => actions.map((one) => wordOf(one, actionLabels.get(one))) }),
      outcome: t.field({ type: WordType, nullable: true, resolve: ({ outcome }) => (outcome ? wordOf(outcome, outcomes[outcome]) : null) }),
      fieldGroups: t.field({ type: [WordType], resolve: ({ fieldGroups }) => fieldGroups.map((one) => word(personalCategories, one)) }),
    }),
  })
  const Page = builder.objectRef<LookPage>('LookPage').implement({
    fields: (t) => ({
      items: t.expose('items', { type: [LookType] }),
      next: t.exposeString('next', { nullable: true, description: 'For `after`; missing on the last page.' }),
    }),
  })
  const list = (name: 'whoLooked' | 'whoTried', attempts: boolean, description: string) =>
    builder.queryField(name, (t) =>
      t.field({
        type: Page,
        nullable: true,
        description,
        args: { caseId: t.arg.id({ required: true }), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
        resolve: (_, { caseId, first, after }, context): Promise<LookPage> =>
          lookPage(context, { caseId: String(caseId), attempts, first: first ?? 20, after }),
      }),
    )
  list('whoLooked', false, 'Who looked at a case, as far as you may know, the latest first. Your own look is in it.')
  list('whoTried', true, 'Who tried to look at a case and was refused, as far as you may know, the latest first.')
}

function lawWord(basis: string): Word {
  const rule = ruleById(basis)
  return wordOf(basis, rule && ruleLabel(rule))
}
