import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { blocksOf, fileOf, isExcerpt, linksOf } from '../tools/docs/markdown.ts'

const root = join(import.meta.dirname, '..')
const at = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = globSync(['*.md', '{docs,packages,services,examples,infra,test}/**/*.md'], {
  cwd: root,
  exclude: (path) => path.includes('node_modules'),
}).sort()
const blocks = (...languages: string[]) =>
  pages.flatMap((page) =>
    blocksOf(at(page))
      .filter(({ language }) => languages.includes(language))
      .map((block) => ({ where: `${page}:${block.line}`, page, block })),
  )

describe('links between pages', () => {
  it.each(pages)('%s: each leads to a file', (page) => {
    const missing = linksOf(at(page))
      .filter((target) => !/^([a-z]+:|#)/.test(target))
      .filter((target) => !existsSync(resolve(root, dirname(page), target.replace(/#.*$/, ''))))
    expect(missing).toEqual([])
  })
})

describe('files named in docs', () => {
  it.each(pages.filter((page) => page.startsWith('docs/') || !page.includes('/')))('%s: each is there', (page) => {
    const named = [...at(page).matchAll(/`((?:packages|services|tools|examples|contracts|docs|test)\/[\w./-]+)`/g)].map(([, path = '']) => path)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('code in docs/ and CONTRIBUTING', () => {
  // READMEs of packages sketch; what is in docs/ can be relied on.
  const ts = blocks('ts').filter(({ page }) => page.startsWith('docs/') || page === 'CONTRIBUTING.md')
  it.each(ts)('$where says which file it is from', ({ block }) => expect(fileOf(block)).toBeDefined())
  it.each(ts)('$where stands in that file, or is new and tried by contributing.spec.ts', ({ page, block }) => {
    const { path = '', code = '' } = fileOf(block) ?? {}
    if (existsSync(join(root, path))) expect({ path, found: isExcerpt(code, at(path)) }).toEqual({ path, found: true })
    else expect(page).toBe('CONTRIBUTING.md')
  })
})

describe('queries in docs', () => {
  const schema = buildSchema(at('contracts/schema.graphql'))
  it.each(blocks('graphql'))('$where is a query of the gateway', ({ block }) =>
    expect(validate(schema, parse(block.text)).map(({ message }) => message)).toEqual([]),
  )
})

describe('commands in docs', () => {
  const { scripts } = JSON.parse(at('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
  const lines = blocks('sh', '').flatMap(({ where, block }) =>
    block.text.split('\n').flatMap((line) => {
      const [, script] = /^\s*npm (?:run (?:-s )?)?([\w:-]+)/.exec(line) ?? []
      return script === undefined ? [] : [{ where, line: line.trim(), script }]
    }),
  )
  it.each(lines)('$where: $line', ({ script }) => expect(Object.keys(scripts)).toContain(script))
  it.each(lines)('$where: what $line runs is there', ({ script }) => {
    const file = /(?:^node|tools\/run\.mjs) (tools\/\S+\.(?:ts|mjs))$/.exec(scripts[script] ?? '')?.[1]
    expect(file === undefined || existsSync(join(root, file))).toBe(true)
  })
})
