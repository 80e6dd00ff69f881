import { brokenBy } from './repository-rules.ts'

const host = ['registry', 'npmjs', 'org'].join('.')

describe('the rules of this repository', () => {
  it.each([
    ['package-lock.json', '{ "resolved": "https://example.org/a.tgz" }', 'names the hosts'],
    ['docs/a.md', `see https://${host}/`, 'names a package registry'],
    ['packages/core/src/a.ts', `// TO${'DO'}: later`, 'unfinished'],
    ['packages/core/src/a.ts', 'x\n'.repeat(351), 'more than 350 lines'],
    ['README.md', `one\n\n${'word '.repeat(25)}`, 'more than 120 columns (3)'],
    ['CONTRIBUTING.md', `| it needs | ${'write '.repeat(20)}|`, 'more than 120 columns (1)'],
    ['services/intake/src/a.ts', 'const own = new pg.Pool({ max: 1 })', 'makes a pool of its own'],
  ])('refuse in %s: %s', (path, content, sentence) => {
    expect(brokenBy(path, content).join()).toContain(sentence)
  })

  it.each([
    ['package-lock.json', '{ "node_modules/@titian/core": { "resolved": "packages/core", "link": true } }'],
    ['packages/core/src/a.ts', 'x\n'.repeat(350)],
    ['contracts/openapi/intake.json', 'x\n'.repeat(5000)],
    ['README.md', `${'word '.repeat(24).trim()}\n\`\`\`ts\n${'word '.repeat(40)}\n\`\`\`\n- [a](https://example.org/${'a'.repeat(120)})`],
    ['docs/reference/queries.md', 'word '.repeat(40)],
  ])('let %s pass', (path, content) => {
    expect(brokenBy(path, content)).toEqual([])
  })
})
