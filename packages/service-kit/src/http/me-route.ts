import { purposesOf } from '@titian/access'
import type { AnyCommand } from '@titian/core'
import type { Router } from 'express'
import { isOpenTo } from '../commands/authorise.ts'
import type { Parts } from '../parts.ts'
import { personIn } from './request.ts'

/**
 * `GET /me`: who the token says that one is, for what purposes one may ask, and which lists and beginnings of this service are open to the post.
 * Of nobody's case: nothing is recorded.
 */
export function meRoute(router: Router, parts: Parts): void {
  router.get('/me', (request, response) => {
    const principal = personIn(request)
    const { userId, post, unitId, agencyId, agencyKind, purpose } = principal
    const now = parts.clock.now()
    const open = ({ may }: Pick<AnyCommand, 'may'>) => isOpenTo(principal, may, now)
    response.json({
      userId,
      post,
      unitId,
      agencyId,
      agencyKind,
      purpose,
      purposes: purposesOf(post, agencyKind),
      boards: (parts.definition.queries ?? []).filter(open).map(({ name }) => name),
      begins: parts.definition.commands.filter((command) => command.path === undefined && open(command)).map(({ name }) => name),
    })
  })
}
