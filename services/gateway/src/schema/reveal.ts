import { personalCategories } from '@titian/vocabulary'
import { meaningTypes } from '../derive/meanings.ts'
import { valueName } from '../derive/names.ts'
import type { DerivedResource } from '../derive/resources.ts'
import type { CodeLists } from '../files/form.ts'
import { reveal } from '../reveal/reveal.ts'
import type { Builder } from './builder.ts'
import type { FactType } from './entry.ts'
import type { Shared } from './shared.ts'

/** `reveal`: one group of fields of a case, on request; each look is recorded by the services. */
export function addReveal(builder: Builder, shared: Shared, Fact: FactType, resources: readonly DerivedResource[], lists: CodeLists): void {
  const words = { meanings: meaningTypes(shared), lists }
  const FieldGroup = builder.enumType('FieldGroup', {
    description: 'A category of personal data.',
    values: Object.fromEntries(personalCategories.codes.map((code) => [valueName(code), { value: code as string }])),
  })
  builder.queryField('reveal', (t) =>
    t.field({
      type: [Fact],
      description: 'What a case and what belongs to it say of one category of personal data, as far as this person may read it; nothing else of it.',
      args: { caseId: t.arg.id({ required: true }), group: t.arg({ type: FieldGroup, required: true }) },
      resolve: (_, { caseId, group }, context) => reveal(context, resources, words, { caseId: String(caseId), group }),
    }),
  )
}
