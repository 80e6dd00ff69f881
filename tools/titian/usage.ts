/** The command was not understood: what was wrong, and what would be right. Exit code 2. */
export class UsageError extends Error {}

/** How each command is written, its words in angle brackets: `read <stream>`. */
export type Usages<Name extends string> = Readonly<Record<Name, readonly string[]>>

/** The first of the words given, where `titian <area>` knows it and no word follows that it would have to ignore. */
export function commandOf<Name extends string>(area: string, [command, ...words]: readonly string[], usages: Usages<Name>): Name {
  const names = Object.keys(usages).join(', ')
  if (command === undefined) throw new UsageError(`Say what of "titian ${area}"; there is: ${names}.`)
  if (!isOneOf(command, usages)) throw new UsageError(`There is no "titian ${area} ${command}"; there is: ${names}.`)
  const extra = words[Math.max(...usages[command].map(wordsOf))]
  if (extra === undefined) return command
  throw new UsageError(`"${extra}" is one word too many. Right is: ${usages[command].map((usage) => `titian ${area} ${usage}`).join(', or ')}`)
}

const isOneOf = <Name extends string>(name: string, usages: Usages<Name>): name is Name => Object.hasOwn(usages, name)
const wordsOf = (usage: string): number => usage.split(' ').filter((word) => word.startsWith('<')).length
