/** Parameters of one statement as they are added: `add(value)` returns the placeholder. */
export function parameters(): { readonly values: unknown[]; readonly add: (value: unknown) => string } {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}
