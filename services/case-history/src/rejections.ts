import type { Rejections } from '@titian/core'

/** It takes no commands, so it refuses none. */
export const rejections = {} as const satisfies Rejections
