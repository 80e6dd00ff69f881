import { code, worker } from '@titian/service'
import { z } from 'zod'
import { staffPosts, staffStatuses } from './codes.ts'

/** The subject of the token; as random as it comes, and no name. */
export const theUserId = worker({ id: 'Petugas', en: 'Worker' }).regex(/^[A-Za-z0-9][A-Za-z0-9_|-]{0,63}$/, 'Bukan id pengguna / Not a user id')
export const heldPost = code(staffPosts, { id: 'Jabatan', en: 'Post' })
export const heldPosts = z.array(heldPost).min(1, 'At least one post / Sedikitnya satu jabatan').max(5)
export const staffStatus = code(staffStatuses, { id: 'Status', en: 'Status' })
