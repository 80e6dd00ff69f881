import type { Label } from '@titian/core'

/** What the kit itself can answer beside a service's own refusals: status, and what it says. `{name}` is filled from the details. */
export interface Code {
  readonly status: number
  readonly label: Label
}

export const codes = {
  INPUT_INVALID: { status: 400, label: { id: 'Isian belum benar; lihat daftar di bawah', en: 'The input is not right; see the list' } },
  JSON_BROKEN: { status: 400, label: { id: 'Isi permintaan bukan JSON yang utuh', en: 'The body is not whole JSON' } },
  KEY_MISSING: {
    status: 400,
    label: {
      id: 'Header Idempotency-Key wajib berisi UUID buatan perangkat Anda',
      en: 'The header Idempotency-Key must hold a UUID made on your device',
    },
  },
  MOMENT_INVALID: {
    status: 400,
    label: {
      id: 'Waktu harus ISO 8601 UTC dan tidak di masa depan, misalnya 2024-03-12T02:00:00.000Z',
      en: 'The moment must be ISO 8601 in UTC and not in the future, such as 2024-03-12T02:00:00.000Z',
    },
  },
  TOKEN_INVALID: {
    status: 400,
    label: { id: 'Token versi atau halaman tidak berlaku untuk Anda', en: 'The version or page token does not hold for you' },
  },
  PURPOSE_NOT_ALLOWED: {
    status: 403,
    label: {
      id: 'Tujuan ini tidak tersedia bagi jabatan Anda; yang tersedia: {allowed}',
      en: 'This purpose is not open to your post; open are: {allowed}',
    },
  },
  UNAUTHENTICATED: { status: 401, label: { id: 'Masuk terlebih dahulu', en: 'Sign in first' } },
  TOKEN_CLAIMS_INVALID: { status: 401, label: { id: 'Token tidak memuat: {fields}', en: 'The token lacks: {fields}' } },
  NOT_IN_REGISTER: {
    status: 403,
    label: {
      id: 'Anda tidak tercatat pada lembaga, unit, dan jabatan ini; hubungi admin lembaga Anda',
      en: 'You are not on record at this agency, unit and post; ask the administrator of your agency',
    },
  },
  FORBIDDEN: { status: 403, label: { id: '{reasonId}', en: '{reasonEn}' } },
  NOT_FOUND: { status: 404, label: { id: 'Tidak ditemukan', en: 'Not found' } },
  METHOD_UNKNOWN: { status: 404, label: { id: 'Alamat ini tidak ada', en: 'There is no such address' } },
  NOT_PARKED: {
    status: 404,
    label: { id: 'Tidak ada yang diparkir pada aliran itu; lihat daftarnya', en: 'Nothing is parked in that stream; the list says what is' },
  },
  VERSION_NOT_PARKED: {
    status: 404,
    label: {
      id: 'Versi {version} tidak diparkir pada aliran itu; yang diparkir: {parked}',
      en: 'Version {version} is not parked in that stream; parked are: {parked}',
    },
  },
  CONSEQUENCE_KEPT: {
    status: 409,
    label: {
      id: 'Akibat suatu peristiwa tidak dapat dibuang; layanan yang berjalan mencobanya tiap beberapa detik sampai penyebabnya hilang',
      en: 'A consequence cannot be discarded; the running service tries it every few seconds until its cause is gone',
    },
  },
  FEED_UNAVAILABLE: {
    status: 503,
    label: {
      id: 'Layanan {source} tidak menjawab; tidak ada yang hilang, coba lagi sebentar',
      en: 'The service {source} does not answer; nothing is lost, try again shortly',
    },
  },
  FEED_REFUSED: {
    status: 502,
    label: {
      id: 'Layanan {source} menolak permintaan kami ({because}); periksa token dan alamatnya',
      en: 'The service {source} refuses to answer us ({because}); see to its address and our token',
    },
  },
  COMMAND_ID_REUSED: {
    status: 409,
    label: {
      id: 'Kunci ini sudah dipakai untuk isian atau waktu kejadian lain; buat kunci baru',
      en: 'This key was used for another input or time of happening; make a new key',
    },
  },
  STALE_VERSION: { status: 412, label: { id: 'Sudah berubah sejak Anda melihatnya: {since}', en: 'It has changed since you saw it: {since}' } },
  VERSION_CONFLICT: {
    status: 409,
    label: { id: 'Orang lain sedang mengubah hal yang sama; coba lagi', en: 'Someone else is changing the same; try again' },
  },
  BODY_TOO_LARGE: { status: 413, label: { id: 'Isi permintaan paling besar 1 MiB', en: 'A body may have 1 MiB at most' } },
  EVENT_TOO_LARGE: {
    status: 413,
    label: { id: 'Isian terlalu besar: {size} dari {limit} byte', en: 'The input is too large: {size} of {limit} bytes' },
  },
  POSITION_UNKNOWN: {
    status: 400,
    label: {
      id: 'Posisi {position} tidak dikenal log ini; mulai dari posisi yang pernah diberikan log ini, atau dari 0',
      en: 'This log has no position {position}; begin with one that it gave, or with 0',
    },
  },
  EVENT_TEXT_INVALID: {
    status: 400,
    label: { id: 'Teks pada {path} memuat karakter yang tidak dapat disimpan', en: 'The text at {path} has a character that cannot be kept' },
  },
  CONTENT_TYPE: { status: 415, label: { id: 'Kirim sebagai application/json', en: 'Send as application/json' } },
  TOO_MANY: { status: 429, label: { id: 'Terlalu banyak permintaan; coba lagi nanti', en: 'Too many requests; try again later' } },
  PROOF_NEEDED: {
    status: 429,
    label: {
      id: 'Pintu ini sedang ramai: perangkat Anda perlu bekerja sebentar, lalu kirim lagi dengan kunci yang sama (header x-proof)',
      en: 'This door is busy: your device has to work for a moment; then send again with the same key (header x-proof)',
    },
  },
  FACTS_STALE: {
    status: 503,
    label: {
      id: 'Kabar dari layanan lain sedang terlambat; demi keamanan, coba lagi sebentar',
      en: 'News from other services is late; to be safe, try again shortly',
    },
  },
  CLOCK_WRONG: {
    status: 503,
    label: {
      id: 'Jam pada sistem ini salah; demi keamanan, perintah ditahan sampai diperbaiki. Laporan, kebutuhan mendesak dan langkah pengamanan tetap diterima',
      en: 'The clock of this system is wrong; to be safe, commands wait until it is set right. Reports, immediate needs and safety steps are still taken',
    },
  },
  VIEWS_BEHIND: {
    status: 503,
    label: { id: 'Sedang mengejar catatan terbaru; coba lagi sebentar', en: 'Catching up with the latest record; try again shortly' },
  },
  ACCESS_NOT_RECORDED: {
    status: 503,
    label: {
      id: 'Akses tidak dapat dicatat, jadi tidak ada data yang ditampilkan; coba lagi sebentar',
      en: 'The look could not be recorded, so nothing is shown; try again shortly',
    },
  },
  KEYS_UNAVAILABLE: {
    status: 503,
    label: { id: 'Kunci data sedang tidak dapat dihubungi; coba lagi sebentar', en: 'The data keys are away; try again shortly' },
  },
  PERSON_UNKNOWN: { status: 400, label: { id: 'Tidak jelas milik siapa data pada {path}', en: 'It is not clear whose data stands at {path}' } },
  INPUT_TEXT_INVALID: {
    status: 400,
    label: { id: 'Teks memuat karakter yang tidak dapat disimpan', en: 'The text has a character that cannot be kept' },
  },
  COMMAND_ERASED: { status: 410, label: { id: 'Data orang ini sudah dihapus', en: "This person's data has been erased" } },
  LOG_BUSY: { status: 503, label: { id: 'Sedang sangat ramai; coba lagi sebentar', en: 'Very busy now; try again shortly' } },
  LOG_UNAVAILABLE: {
    status: 503,
    label: {
      id: 'Basis data sedang tidak dapat dihubungi; kirim ulang dengan kunci yang sama, aman',
      en: 'The database is away; send again with the same key, that is safe',
    },
  },
  INTERNAL: {
    status: 500,
    label: {
      id: 'Ada gangguan pada sistem; sebutkan {correlationId} kepada operator',
      en: 'Something went wrong; give {correlationId} to the operator',
    },
  },
} as const satisfies Readonly<Record<string, Code>>

const isLabel = (value: unknown): value is Label => typeof value === 'object' && value !== null && 'id' in value && 'en' in value

/** Fills `{name}` from the details; a label is said in the language of the text, lists are joined, what is missing is left empty. */
export const fill = (text: string, details: Readonly<Record<string, unknown>>, language: keyof Label): string => {
  const said = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(said).join(', ')
    return isLabel(value) ? value[language] : value === undefined || value === null ? '' : String(value)
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => said(Object.hasOwn(details, name) ? details[name] : undefined))
}

export const fillLabel = ({ id, en }: Label, details: Readonly<Record<string, unknown>>): Label => ({
  id: fill(id, details, 'id'),
  en: fill(en, details, 'en'),
})
