import { TitianError } from '@titian/core'
import type { Router } from 'express'
import type { ViewProgress } from '../operate/view-progress.ts'
import { askedBy } from './request.ts'

/** How far each view is, for `/admin/views`. */
export interface ViewsStatus {
  status(): Promise<readonly ViewProgress[]>
}

/** `GET /admin/views`, for an operator's post: positions, counts and times only. */
export function viewRoutes(router: Router, views: ViewsStatus): void {
  router.get('/admin/views', async (request, response) => {
    if (askedBy(request).principal.post !== 'operator') throw new TitianError('METHOD_UNKNOWN')
    response.type('json').send(JSON.stringify({ views: await views.status() }, printable))
  })
}

/** A position may be larger than what a number holds exactly. */
const printable = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)
