import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Names of the fields that an operation selects of what a field answers, through its fragments. Whether a directive skips one is not weighed. */
export function selectedFields({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const one of set?.selections ?? [])
      if (one.kind === Kind.FIELD) names.add(one.name.value)
      else visit(one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : fragments[one.name.value]?.selectionSet)
  }
  for (const { selectionSet } of fieldNodes) visit(selectionSet)
  return names
}
