import { rejecting } from '@titian/core'

export const rejections = {
  AGENCY_UNKNOWN: { id: 'Lembaga ini belum terdaftar atau belum disahkan', en: 'This agency is not registered, or not approved yet' },
  NOT_YOUR_AGENCY: { id: 'Hanya untuk lembaga Anda sendiri', en: 'For your own agency only' },
  STAFF_OF_LPSK: { id: 'Petugas LPSK hanya tercatat pada LPSK sendiri', en: "LPSK's staff stand in LPSK's own register alone" },
  POST_NOT_OF_AGENCY: { id: 'Jabatan ini tidak ada pada jenis lembaga tersebut', en: 'There is no such post at that kind of agency' },
  UNIT_UNKNOWN: { id: 'Unit ini tidak terdaftar pada lembaga tersebut', en: 'That agency has no such unit on record' },
  STAFF_ALREADY_ENROLLED: {
    id: 'Petugas ini sudah terdaftar dengan jabatan lain',
    en: 'This member of staff is enrolled already, with another place',
    sayable: true,
  },
  STAFF_UNKNOWN: {
    id: 'Petugas ini tidak terdaftar atau tidak lagi bertugas',
    en: 'This member of staff is not enrolled, or has left',
    sayable: true,
  },
} as const

export const reject = rejecting(rejections)
