import { type May, relationKindNames } from '@titian/core'
import { type AgencyKind, agencyKinds, type Post, posts } from '@titian/vocabulary'
import { rowFor } from './matrix.ts'
import { latestPolicy } from './policies.ts'
import { purposesOf } from './purposes.ts'
import { relationKinds } from './relation-kinds.ts'

/** Posts that may act somewhere and have no row in the matrix, on purpose. */
interface Exception {
  readonly posts: readonly Post[]
  readonly at: readonly AgencyKind[] | 'any'
  /** What they do not read, and why. */
  readonly because: string
}

export const withoutRow: readonly Exception[] = [
  {
    posts: ['supervisor', 'duty-officer'],
    at: ['LPSK'],
    because: 'Take a request on and name the officer; a file of LPSK is read by the officer named in it, not by whoever leads or has duty.',
  },
  {
    posts: ['supervisor'],
    at: ['HEALTH', 'LEGAL_AID', 'PROSECUTOR', 'IMMIGRATION', 'MIGRANT_WORKER_PROTECTION', 'FOREIGN_AFFAIRS'],
    because: 'Take a referral on and name the worker; they read none of the case, for agencies have no units yet and it would be all cases of it.',
  },
  {
    posts: ['supervisor', 'health-worker', 'counsellor'],
    at: ['BNN'],
    because: 'Take a referral on and give the service; they read nothing: the field’s own table has no line for BNN, and none was made up.',
  },
  { posts: ['agency-admin', 'operator'], at: 'any', because: 'Run the directory and the system; they read no case.' },
  { posts: ['task-force-secretary'], at: ['TASK_FORCE'], because: 'Reads suppressed counts, never a case.' },
  { posts: ['survivor'], at: 'any', because: 'Reads her own file through a door of its own, which is not there yet.' },
]

/** Somewhere to act or to ask: a command, a query. */
export interface Door {
  readonly name: string
  readonly may: May
}

/** Whoever may be asked to take something on: a post of the agency, before anyone is named. */
const asked = relationKindNames.flatMap((kind) => (relationKinds[kind].scope === 'resource' ? relationKinds[kind].wide : []))
const everyone = posts.codes.flatMap((post) => agencyKinds.codes.filter((kind) => purposesOf(post, kind).length > 0).map((kind) => ({ post, kind })))

const isException = (post: Post, kind: AgencyKind): boolean =>
  withoutRow.some((one) => one.posts.includes(post) && (one.at === 'any' || one.at.includes(kind)))

const admits = ({ posts, agencyKinds }: May, post: Post, kind: AgencyKind): boolean =>
  typeof posts !== 'string' && posts.includes(post) && (agencyKinds?.includes(kind) ?? true)

/** A sentence for each post at a kind of agency that may act or be asked, and of which the matrix says nothing. */
export const missingRows = (doors: readonly Door[], isKnown = isException): readonly string[] =>
  everyone
    .filter(({ post, kind }) => rowFor(latestPolicy.rows, kind, post) === undefined && !isKnown(post, kind))
    .flatMap(({ post, kind }) => {
      const door = doors.find(({ may }) => admits(may, post, kind))
      const does = door ? `may give or ask ${door.name}` : asked.includes(post) ? 'may be asked to take a referral or a report on' : undefined
      return does === undefined ? [] : [`${post} at ${kind} ${does}, and has no row in the matrix, nor a reason why not.`]
    })

/** Exceptions that are none: nobody of them may act, or they have a row after all. */
export function needlessExceptions(doors: readonly Door[]): readonly string[] {
  const needed = missingRows(doors, () => false)
  return withoutRow
    .flatMap(({ posts, at }) => posts.flatMap((post) => (at === 'any' ? [`${post} at `] : at.map((kind) => `${post} at ${kind} `))))
    .filter((pair) => !needed.some((sentence) => sentence.startsWith(pair)))
    .map((pair) => `${pair.replace(/ at $/, '').trim()} stands among the exceptions for nothing.`)
}
