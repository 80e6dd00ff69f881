import type { AnyCommand } from '@titian/core'
import type { ServiceDefinition } from '@titian/service'
import { pathOf } from '@titian/service-kit'
import { labelOf } from '@titian/service-registry'
import { declared } from '../services/all.ts'
import { refusalsIn } from './refusals.ts'
import { generated, table } from './table.ts'
import { who } from './who.ts'

function described(definition: ServiceDefinition, command: AnyCommand, refusals: readonly string[]): string {
  const { name, doc, label, may } = command
  const fields = Object.keys(command.input.shape)
  const system = may.posts === 'system'
  return [
    `### ${name}`,
    `*${label.id}* · *${label.en}*`,
    doc,
    table(
      ['', ''],
      [
        ['door', system ? 'none: a reaction or a deadline gives it' : `\`POST ${pathOf(command).replace(':id', '<id>')}\` of ${definition.name}`],
        ['who may', who(may)],
        ['input', fields.length === 0 ? 'none' : fields.map((field) => `\`${field}\``).join(', ')],
        ['refused with', refusals.length === 0 ? '–' : refusals.map((code) => `\`${code}\``).join(', ')],
      ],
    ),
  ].join('\n\n')
}

function ofService(definition: ServiceDefinition): string {
  const refusals = refusalsIn(definition.name, Object.keys(definition.rejections))
  return [
    `## ${definition.name}`,
    `${labelOf(definition.name).id} · ${labelOf(definition.name).en}`,
    ...definition.commands.map((command) => described(definition, command, refusals(command.name))),
    `### Refusals of ${definition.name}`,
    table(
      ['code', 'Indonesian', 'English'],
      Object.entries(definition.rejections).map(([code, { id, en }]) => [`\`${code}\``, id, en]),
    ),
  ].join('\n\n')
}

/** Every command of every service, as declared. */
export const commandsPage = (): string =>
  [
    '# Commands',
    generated,
    'A command is sent with a key made on the device (`Idempotency-Key`, a UUID) and may say when it happened (`occurredAt`). The same key with the same input is answered, not done again. Through the gateway each is a mutation of the same name. Input fields, their kinds and lengths are in `contracts/openapi/`. "Refused with" names what the command’s own files can answer; input that is not right, a missing right, a stale version and a service that is away are answered alike everywhere.',
    ...declared.filter(({ commands }) => commands.length > 0).map(ofService),
  ].join('\n\n')
