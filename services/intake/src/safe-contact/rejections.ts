import { rejecting } from '@titian/core'

export const rejections = {
  NO_SAFE_CHANNEL: {
    id: 'Tidak ada saluran aman: jangan menghubungi',
    en: 'There is no safe channel: make no contact',
    sayable: true,
  },
} as const

export const reject = rejecting(rejections)
