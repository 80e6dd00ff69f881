import { labelOf } from '@titian/service-registry'
import { declared } from '../services/all.ts'
import { generated, table } from './table.ts'
import { who } from './who.ts'

/** Every question that a service's views answer. */
export const queriesPage = (): string =>
  [
    '# Queries',
    generated,
    'Each answer shows what its asker may see now, and is recorded before it leaves. A post that is named may ask; which rows come back is decided by the relations to each case.',
    ...declared
      .filter(({ queries = [] }) => queries.length > 0)
      .flatMap(({ name, queries = [] }) => [
        `## ${name}`,
        `${labelOf(name).id} · ${labelOf(name).en}`,
        table(
          ['query', 'path', 'what', 'who may ask'],
          queries.map(({ name: query, path, method = 'get', doc, may }) => [
            `\`${query}\``,
            may.posts === 'system' ? 'inside the service only' : `\`${method.toUpperCase()} ${path}\``,
            doc,
            who(may),
          ]),
        ),
      ]),
  ].join('\n\n')
