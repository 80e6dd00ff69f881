import { type Available, type AvailableCommand, readAvailable } from '../available/available.ts'
import type { Builder } from './builder.ts'
import { incompleteLabel } from './incomplete.ts'
import type { Shared } from './shared.ts'

/** `availableCommands`: what this person may do, now or not now; and `words`, where the labels of all codes are. */
export function addAvailable(builder: Builder, { Label: LabelType }: Shared): void {
  const Given = builder.objectRef<AvailableCommand['given'][number]>('Given').implement({
    description: 'A value of the input that is known already: filled in, not shown.',
    fields: (t) => ({ path: t.exposeString('path'), value: t.exposeString('value') }),
  })
  const Command = builder.objectRef<AvailableCommand>('AvailableCommand').implement({
    description: 'A command that this person has the right to give. What they have no right to is absent.',
    fields: (t) => ({
      name: t.exposeString('name'),
      label: t.expose('label', { type: LabelType }),
      target: t.id({ nullable: true, description: 'What it is done to; missing where it creates something.', resolve: ({ target }) => target }),
      targetLabel: t.field({ type: LabelType, nullable: true, resolve: ({ targetLabel }) => targetLabel ?? null }),
      version: t.string({ nullable: true, description: 'For expectedVersion.', resolve: ({ version }) => version }),
      given: t.field({ type: [Given], resolve: ({ given }) => given }),
      usual: t.exposeBoolean('usual', { description: 'What is done most often.' }),
      now: t.exposeBoolean('now', { description: 'Whether now is the time for it; no promise.' }),
      whyNot: t.field({
        type: LabelType,
        nullable: true,
        description: 'Why not now, where that may be said.',
        resolve: ({ whyNot }) => whyNot ?? null,
      }),
      form: t.exposeString('form', { description: 'Path of its form: operation, input and labels; never changes.' }),
    }),
  })
  const AvailableType = builder.objectRef<Available>('Available').implement({
    fields: (t) => ({
      commands: t.expose('commands', { type: [Command] }),
      stale: t.exposeBoolean('stale', { description: 'What minVersion asks for has not arrived everywhere yet.' }),
      incomplete: t.field({
        type: LabelType,
        nullable: true,
        description: 'Said while a service is away.',
        resolve: ({ isIncomplete }) => (isIncomplete ? incompleteLabel : null),
      }),
    }),
  })
  builder.queryField('availableCommands', (t) =>
    t.field({
      type: AvailableType,
      description: 'What one may do with a case and everything of it, with one resource, or (without `on`) to begin with.',
      args: {
        on: t.arg.id({ description: 'Of a case; of another kind of resource where `of` names it.' }),
        of: t.arg.string({ defaultValue: 'case', description: 'Kind of resource: `report`.' }),
        minVersion: t.arg.stringList(),
      },
      resolve: (_, { on, of, minVersion }, context) =>
        readAvailable(context, { on: on ? String(on) : undefined, of: of ?? 'case', minVersion: minVersion ?? undefined }),
    }),
  )
  builder.queryField('words', (t) =>
    t.string({
      description: 'Path of the labels of all codes and kinds, for clients that keep them; never changes.',
      resolve: (_, __, { files }) => files.words,
    }),
  )
}
