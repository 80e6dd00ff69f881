/** Who acts: a person in a post of an agency, or the system itself (`userId` = `system:<service>`). */
export interface Actor {
  readonly userId: string
  readonly agencyId: string
  readonly agencyKind: string
  readonly unitId: string | null
  readonly post: string
}

/** @param service the service that acts of its own accord: a reaction, a deadline. */
export const systemActor = (service: string): Actor => ({
  userId: `system:${service}`,
  agencyId: 'system',
  agencyKind: 'SYSTEM',
  unitId: null,
  post: 'system',
})

export const isSystem = (actor: Actor): boolean => actor.post === 'system'
