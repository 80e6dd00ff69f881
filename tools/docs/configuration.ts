import { configSchema } from '@titian/service-kit/run'
import { generated, table } from './table.ts'

const defaultOf = (field: { safeParse(value: unknown): { success: boolean; data?: unknown } }): string => {
  const parsed = field.safeParse(undefined)
  if (!parsed.success) return 'required'
  return parsed.data === undefined ? 'optional' : `\`${String(parsed.data)}\``
}

/** What a service that runs alone reads from its environment. */
export const configurationPage = (): string =>
  [
    '# Configuration',
    generated,
    '`npm start` needs none of this. A service that runs alone reads its environment once, at start; a wrong value stops it with a sentence that names the variable, and exit code 78. How to use it: [run a service alone](../how-to/run-a-service-alone.md).',
    table(
      ['variable', 'what', 'default'],
      Object.entries(configSchema.shape).map(([name, field]) => [`\`${name}\``, field.description ?? '', defaultOf(field)]),
    ),
  ].join('\n\n')
