import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from './run-step.ts'

/** What no other tool looks for. A rule sees one file and answers what is wrong with it, if anything. */
type Rule = (path: string, text: string) => string | undefined

const longest = 350
const isSource = (path: string): boolean => /^(packages|services|tools)\/.*\.(ts|mjs)$/.test(path) && !path.includes('/generated/')
const isLock = (path: string): boolean => path === 'package-lock.json'

// Written so that this file does not break its own rules.
const registryHost = /registry\.(npmjs|yarnpkg|npmmirror)\.|npm\.pkg\.github\.com/
const unfinished = /\b(TO[D]O|FIX[M]E|X[X]X)\b/

// Any other pool, or a client taken from it, ends the process when the server cuts its connection.
const pool = /new (pg\.)?Pool\(/
const makesPools = /\/(open-pool|test-database)\.ts$|\.spec\.ts$/

// Read in terminals and in diffs as they stand. Code keeps its lines, and a word that cannot be broken its length.
const isFrontPage = (path: string): boolean => path === 'README.md' || path === 'CONTRIBUTING.md'
const widest = 120
const isWide = (line: string): boolean => line.length > widest && /\S\s+\S/.test(line.replace(/^\s*([-*+>]|\d+\.)\s+/, ''))
const withoutCode = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```$/gm, (block) => block.replace(/.+/g, ''))
const wideLines = (text: string): readonly number[] =>
  withoutCode(text)
    .split('\n')
    .flatMap((line, at) => (isWide(line) ? [at + 1] : []))

const rules: Rule[] = [
  (path, text) =>
    isLock(path) && /"resolved": "[a-z+]*:/.test(text)
      ? 'names the hosts of downloads; npm leaves them out with omit-lockfile-registry-resolved'
      : undefined,
  (_, text) => (registryHost.test(text) ? 'names a package registry; which one is used is each machine’s own business' : undefined),
  (path, text) => (!isLock(path) && unfinished.test(text) ? 'leaves something unfinished; finish it, or open an issue' : undefined),
  (path, text) => (isSource(path) && text.split('\n').length > longest + 1 ? `has more than ${longest} lines` : undefined),
  (path, text) => {
    const wide = isFrontPage(path) ? wideLines(text) : []
    return wide.length > 0 ? `has lines of more than ${widest} columns (${wide.join(', ')})` : undefined
  },
  (path, text) =>
    /\.ts$/.test(path) && !makesPools.test(path) && pool.test(text)
      ? 'makes a pool of its own; openPool makes one that outlives a cut connection'
      : undefined,
]

const left = /(^|\/)(node_modules|\.git|\.titian|\.turbo|coverage)(\/|$)/
const text = /\.(ts|mjs|js|json|jsonl|md|sql|ya?ml|graphql|sh)$|(^|\/)(run|LICENSE|Dockerfile|\.npmrc|\.gitignore|\.editorconfig|\.gitattributes)$/

/** Checks every text file of the working tree. */
export function brokenRules(root: string): Outcome {
  const files = globSync(['**/*', '.*', '.ci/*'], { cwd: root, exclude: (path) => left.test(path) })
  const broken = files
    .filter((path) => text.test(path) && statSync(join(root, path)).isFile())
    .flatMap((path) => brokenBy(path, readFileSync(join(root, path), 'utf8')))
  return { ok: broken.length === 0, output: broken.join('\n') }
}

/** What is wrong with one file. */
export const brokenBy = (path: string, content: string): string[] =>
  rules.flatMap((rule) => {
    const wrong = rule(path, content)
    return wrong === undefined ? [] : [`${path} ${wrong}.`]
  })
