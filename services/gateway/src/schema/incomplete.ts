import type { Label } from '@titian/core'

/** One sentence for every case and every service: it must not tell which of them had something. */
export const incompleteLabel: Label = {
  id: 'Sebagian layanan sedang tidak dapat dihubungi; daftar ini mungkin belum lengkap',
  en: 'Some services are away; this list may be incomplete',
}
