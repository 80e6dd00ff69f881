import { fact, received } from '@titian/core'
import { answeringServices } from '@titian/service-registry'
import { z } from 'zod'

export interface DeskFact {
  readonly caseId?: string
  /** By request for closure: whether nothing of this service stands against it. */
  readonly answers: Readonly<Record<string, boolean>>
}

const said = { caseId: z.uuid(), requestId: z.uuid() }

/** What a service says of a case that is to be closed. */
const deskFact = (service: string) =>
  fact({
    service,
    aggregate: 'case-desk',
    events: { ClosureCleared: received(said), ClosureObjected: received(said) },
    initialState: { answers: {} } as DeskFact,
    evolve: {
      ClosureCleared: (state, { caseId, requestId }) => ({ caseId, answers: { ...state.answers, [requestId]: true } }),
      ClosureObjected: (state, { caseId, requestId }) => ({ caseId, answers: { ...state.answers, [requestId]: false } }),
    },
  })

/** Of every service that the registry says to ask. */
export const closureDesks = answeringServices.map(deskFact)
