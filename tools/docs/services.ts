import { registry } from '@titian/service-registry'
import { declared } from '../services/all.ts'
import { generated, table } from './table.ts'

const aggregatesOf = (service: string): readonly string[] => declared.find(({ name }) => name === service)?.aggregates.map(({ name }) => name) ?? []

/** Every service of the registry. */
export const servicesPage = (): string =>
  [
    '# Services',
    generated,
    'Beside them runs the gateway, the one door for people: it holds no data and decides nothing. A service on common hardware is called by the common gateway and heard by the shared timeline. One that answers closures is asked before a case closes: it keeps a desk per case, and the case stays open while work stands open there.',
    table(
      ['service', 'Indonesian', 'English', 'keeps', 'answers closures', 'hardware'],
      registry.map(({ name, label, answersClosures, hardware }) => [
        `\`${name}\``,
        label.id,
        label.en,
        aggregatesOf(name).join(', ') || 'references to what the others keep',
        answersClosures ? 'yes' : 'no',
        hardware === 'common' ? 'common' : 'of LPSK',
      ]),
    ),
  ].join('\n\n')
