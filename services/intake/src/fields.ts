import { RegencyCode } from '@titian/vocabulary'
import { z } from 'zod'

/** A case, a person of a case, an agency: random UUIDs that tell nothing. */
export const Id = z.uuid('Harus UUID / Must be a UUID')
/** The subject of a token: stays with its agency, LPSK and the auditor. */
export const UserId = z.string().trim().min(1).max(128)
/** What people write. Always personal, always sealed. */
export const text = (max: number) => z.string().trim().min(1, 'Tidak boleh kosong / Must not be empty').max(max)
export const Regency = RegencyCode
/** ISO 3166-1 alpha-2: `ID`, `MY`. */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Kode negara dua huruf besar (ISO 3166), misalnya MY / Two capital letters (ISO 3166), such as MY')
/** ISO 8601, UTC, milliseconds. */
export const Instant = z.iso.datetime({ precision: 3, error: 'Waktu UTC dengan milidetik / UTC with milliseconds: 2024-03-12T06:30:00.000Z' })

/** What a deadline of ours consists of: see `deadline` of @titian/deadlines. */
export const due = { rule: z.string(), dueAt: Instant, zone: z.string() }
