import { decideMay } from '@titian/access'
import type { Actor, AnyCommand } from '@titian/core'
import { ascOrNone, caseNumber, desc, flag, type Ordered, technical } from '@titian/service'
import { type Db, idOf, on } from '@titian/views'
import { caseFact, isKnownAdult } from './facts/case.ts'

/** What a row of `myTasks` says of every service alike, so that one day can be put together of them. */
export const taskFields = {
  /** Where this service knows it; what another's case is called, the one who keeps the case tells. */
  caseNumber: caseNumber({ id: 'Nomor kasus', en: 'Case number' }).optional(),
  /** Name of the command that does it, where the asker's post may give it. */
  command: technical({ id: 'Perintah', en: 'Command' }).optional(),
  immediateDanger: flag({ id: 'Dalam bahaya saat ini', en: 'In danger now' }),
  child: flag({ id: 'Anak, atau umur belum diketahui', en: 'A child, or of unknown age' }),
}

/** Danger first, then a child, then what is due first; also over pages: a child in danger was not among the first hundred. */
export const mostUrgentFirst: readonly Ordered[] = [desc('immediateDanger'), desc('child'), ascOrNone('dueAt')]

/** The command, for a row: not to whom it would be refused for their post alone. */
export function commandFor(actor: Actor, command: Pick<AnyCommand, 'name' | 'may'> | undefined, now: Date): { readonly command?: string } {
  if (command === undefined) return {}
  const { relations: _, ...may } = command.may
  return decideMay(actor, may, [], now).effect === 'permit' ? { command: command.name } : {}
}

async function keep(caseId: string, ageBand: string, db: Db): Promise<void> {
  if (isKnownAdult({ ageBand })) await db.query('delete from child_case where case_id = $1', [caseId])
  else await db.query('insert into child_case (case_id) values ($1) on conflict do nothing', [caseId])
}

/** Whether the person of a case is treated as a child, for a view of another service than intake; `child_case` is its own table. */
export const childCases = {
  sql: `
    create table child_case (
      case_id uuid primary key
    );`,
  handles: on(caseFact, {
    CaseOpened: async ({ data: { caseId, ageBand = 'UNKNOWN' } }, db) => {
      await keep(caseId, ageBand, db)
    },
    AgeBandChanged: ({ stream, data: { ageBand } }, db) => keep(idOf(stream), ageBand, db),
  }),
}
