/** Binds parameters of one statement. */
export function parameters(): { readonly values: unknown[]; readonly add: (value: unknown) => string } {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}
