import { type Cell, fieldGroups } from './matrix.ts'
import { policies } from './policies.ts'
import { purposeTable } from './purposes.ts'
import { relationKinds } from './relation-kinds.ts'
import { withoutRow } from './without-row.ts'

const letters: Readonly<Record<Cell['sight'], string>> = { full: 'F', summary: 'S', pseudonym: 'P', none: '–' }
const inWords = ({ sight, conditions }: Cell): string => letters[sight] + (conditions.length > 0 ? `(${conditions.join('')})` : '')

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** All rules, as text for review: the reading matrix in all its versions, who may state which purpose, and what each relation opens. */
export function decisionTable(): string {
  const reading = policies.flatMap(({ version, from, to, rows }) => [
    `MATRIX ${version}, from ${from}${to === undefined ? '' : ` to ${to}`}`,
    aligned([
      ['row', ...fieldGroups, 'who'],
      ...rows.map(({ id, at, post, cells }) => [id, ...fieldGroups.map((group) => inWords(cells[group])), `${post} at ${at.join(' ')}`]),
    ]),
    '',
  ])
  const purposes = purposeTable.map(({ posts, at, purposes }) => [posts.join(' '), at === 'any' ? 'any' : at.join(' '), purposes.join(' ')])
  const relations = Object.entries(relationKinds).map(([kind, { scope, opens, person, wide }]) => [
    kind,
    scope,
    opens,
    person ? 'yes' : 'no',
    wide.join(' ') || 'nobody',
  ])
  const exceptions = withoutRow.map(({ posts, at, because }) => [posts.join(' '), at === 'any' ? 'any' : at.join(' '), because])
  return [
    'READING  F full, S summary, P pseudonym, – nothing; (a) related to the case, (c) consent recorded or disclosed on a law, (d) duty agency, (e) their own resource or the whole case, (o) accountable',
    ...reading,
    'PURPOSES  the first row that fits holds',
    aligned([['posts', 'at', 'may state'], ...purposes]),
    '',
    'BESIDE THE MATRIX  of a report alone',
    aligned([
      ['rule', 'opens', 'to whom'],
      [
        'R-REPORT-TO-JUDGE',
        'case identity contact location psychosocial in full',
        'whoever dutyAgency or linkedCase lets know, until it is in a case',
      ],
      ['R-OWN-REPORT', 'case as a summary, informant in full', 'whoever made or took it down'],
    ]),
    '',
    'NO ROW  may act, and read nothing',
    aligned([['posts', 'at', 'because'], ...exceptions]),
    '',
    'RELATIONS  who they let know of the case, or of the one resource, and what they open beside plain facts: all that the matrix gives, what was disclosed, or of their own resource only',
    aligned([['kind', 'of the', 'opens', 'the person named', 'posts of the unit or agency named'], ...relations]),
    '',
  ].join('\n')
}
