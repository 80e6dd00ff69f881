import { TitianError } from '@titian/core'
import type { Router } from 'express'
import { askedBy } from './request.ts'

/** How far each view is, for `/admin/views`. */
export interface ViewsStatus {
  status(): readonly object[]
}

/** `GET /admin/views`, for an operator's post: positions and counts only. */
export function viewRoutes(router: Router, views: ViewsStatus): void {
  router.get('/admin/views', (request, response) => {
    if (askedBy(request).principal.post !== 'operator') throw new TitianError('METHOD_UNKNOWN')
    response.json({ views: views.status().map(printable) })
  })
}

const printable = (row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? value.toString() : value]))
