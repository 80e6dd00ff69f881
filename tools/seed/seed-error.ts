import type { Label } from '@titian/core'

const sentences = {
  RUNNING: {
    id: 'Titian sedang berjalan di folder ini. Hentikan dulu dengan Ctrl-C di sana.',
    en: 'Titian runs on this folder. Stop it first, with Ctrl-C there.',
  },
  NOT_EMPTY: {
    id: 'Sudah ada catatan di folder ini, dan kasus hanya dibuat di tempat yang masih kosong. Hapus folder ini untuk mulai lagi.',
    en: 'There are records in this folder already, and cases are made only where there are none. Remove it to begin anew.',
  },
  KEYS_LEFT: {
    id: 'Ada kunci dari pembuatan yang terputus di folder ini. Hapus folder ini untuk mulai lagi.',
    en: 'Keys of a run that was cut off are left in this folder. Remove it to begin anew.',
  },
  RELAY_LED: {
    id: 'Ada yang sedang menjalankan layanan di basis data folder ini. Hentikan dulu, lalu hapus folder ini untuk mulai lagi.',
    en: 'Something runs a service on the database of this folder. Stop it, then remove the folder to begin anew.',
  },
} as const satisfies Record<string, Label>

/** Why no cases are made, as a sentence in both languages. */
export class SeedError extends Error {
  readonly label: Label
  readonly code: keyof typeof sentences
  constructor(code: keyof typeof sentences, folder: string) {
    const { id, en } = sentences[code]
    super(`${en} (${folder})`)
    this.code = code
    this.label = { id: `${id} (${folder})`, en: `${en} (${folder})` }
  }
}
