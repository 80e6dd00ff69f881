import type { Label } from '@titian/core'
import type { Documents } from '../calls/documents.ts'
import { codeListsIn } from '../files/form.ts'
import type { Builder } from './builder.ts'
import type { Shared } from './shared.ts'

interface CodeList {
  readonly name: string
  readonly codes: Readonly<Record<string, Label>>
}

/** All code lists of the services, by name. */
const listsIn = (documents: Documents): readonly CodeList[] =>
  Object.entries(codeListsIn(documents))
    .map(([name, codes]) => ({ name, codes }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))

/** `codeLists`: what people read for the codes of inputs and answers; the same for all and no look at anything. */
export function addCodeLists(builder: Builder, { Word }: Shared, documents: Documents): void {
  const lists = listsIn(documents)
  const ListType = builder.objectRef<CodeList>('CodeList').implement({
    description: 'A closed list of codes with their labels.',
    fields: (t) => ({
      name: t.exposeString('name'),
      codes: t.field({ type: [Word], resolve: ({ codes }) => Object.entries(codes).map(([code, label]) => ({ code, label })) }),
    }),
  })
  builder.queryField('codeLists', (t) =>
    t.field({
      type: [ListType],
      description: 'Code lists by name, such as `agency-kind`; all of them where none is named.',
      args: { names: t.arg.stringList() },
      resolve: (_, { names }) => lists.filter(({ name }) => !names || names.includes(name)),
    }),
  )
}
