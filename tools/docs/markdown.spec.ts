import { blocksOf, changeOf, fileOf, isExcerpt, linksOf, withLinesAdded } from './markdown.ts'

const page = ['# A [page](a.md)', '', '```ts', '// src/a.ts', "const link = '[no](link.md)'", '```', '', '[b](b.md#part) `[c](c.md)`', ''].join('\n')

describe('reading a page', () => {
  it('finds its blocks, with the line of each', () =>
    expect(blocksOf(page)).toEqual([{ language: 'ts', text: "// src/a.ts\nconst link = '[no](link.md)'\n", line: 3 }]))
  it('takes the indentation of a list away', () =>
    expect(blocksOf('1. a\n\n   ```sh\n   npm test\n   ```\n')).toEqual([{ language: 'sh', text: 'npm test\n', line: 3 }]))
  it('finds its links, but those in code', () => expect(linksOf(page)).toEqual(['a.md', 'b.md#part']))
  it('knows the file that a block says it is from', () =>
    expect(blocksOf(page).map(fileOf)).toEqual([{ path: 'src/a.ts', code: "const link = '[no](link.md)'\n" }]))
})

describe('an excerpt', () => {
  it.each([
    ['one\n', true],
    ['one\n// …\nthree\n', true],
    ['three\n// …\none\n', false],
    ['four\n', false],
  ])('%j of three lines: %s', (code, said) => expect(isExcerpt(code, 'one\ntwo\nthree\n')).toBe(said))
})

describe('adding lines to a file', () => {
  it('knows which file, by the first line', () => {
    const [block] = blocksOf('```diff\n+++ src/a.ts\n a\n+b\n```\n')
    expect(block && changeOf(block)).toEqual({ path: 'src/a.ts', change: ' a\n+b\n' })
    expect(blocksOf(page).map(changeOf)).toEqual([undefined])
  })
  it('puts them behind the line before them', () => expect(withLinesAdded('a\nb\nc', ' a\n+a2\n+a3\n …\n c\n+d\n')).toBe('a\na2\na3\nb\nc\nd'))
  it('takes away a line that others take the place of', () => expect(withLinesAdded('a\nb\nc', '-b\n+b1\n+b2\n')).toBe('a\nb1\nb2\nc'))
  it('refuses a line that is not there, or twice', () => {
    expect(() => withLinesAdded('a\nb', ' c\n+d')).toThrow('"c" stands 0 times')
    expect(() => withLinesAdded('a\na', ' a\n+d')).toThrow('"a" stands 2 times')
  })
})
