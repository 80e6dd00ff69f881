import { byKind } from './longest-first.mjs'

describe('the order of suites of which nothing is known', () => {
  it('begins with those that start the whole, and ends with the pure ones', () => {
    const paths = ['a.spec.ts', 'b.int.spec.ts', 'c.e2e.spec.ts', 'd.contract.spec.ts', 'e.spec.ts', 'f.e2e.spec.ts']
    const inOrder = byKind(paths.map((path) => ({ path }))).map(({ path }: { path: string }) => path)
    expect(inOrder).toEqual(['c.e2e.spec.ts', 'f.e2e.spec.ts', 'b.int.spec.ts', 'd.contract.spec.ts', 'a.spec.ts', 'e.spec.ts'])
  })
})
