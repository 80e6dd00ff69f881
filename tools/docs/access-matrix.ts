import { decisionTable } from '@titian/access'
import { linesByCode } from './lines.ts'
import { generated } from './table.ts'

/** The rules in force, as the code prints them for review. */
export const accessMatrixPage = (): string =>
  [
    '# Who may see what',
    generated,
    'Denied unless a row permits; an exclusion, and a consent refused or withdrawn towards the reader’s agency, win over every row, the latter save where a law stands against it. Who knows a case by a referral reads of each person what was disclosed to them and still rests on consent or law; a row only narrows it. Which of them held is never said. See [secrecy](../explanation/secrecy.md).',
    ['```text', decisionTable().trimEnd(), '```'].join('\n'),
    '## Lines whose readers hang on a code',
    'Every other line has one group of readers, declared with its event. Where the group is hidden (protection, informant, suspect, exclusion) the others read nothing at all, whatever words stand here; a code that a release does not know is read as protection.',
    ...linesByCode(),
  ].join('\n\n')
