import { z } from 'zod'
import { type CheckedCodeProblem, makeCheckedCode, parseCheckedCode } from './checked-code.ts'
import type { Label } from './label.ts'

const CASE_NUMBER_LENGTH = 8
const RETURN_CODE_LENGTH = 16

export type NotACode = { readonly ok: false; readonly code: CheckedCodeProblem; readonly message: Label }

/**
 * A case number for people: `7K3M-92QF`. Random, so that it tells no crime, area, year or sequence (SAFETY 5). There are 148 million: whoever makes one
 * claims it and tries again if it is taken. It names a case and opens nothing.
 *
 * @param bytes at least 16 random ones.
 */
export function makeCaseNumber(bytes: Uint8Array): string {
  return makeCheckedCode(bytes, CASE_NUMBER_LENGTH)
}

/** Reads a case number as people type it. A slip in one or two symbols is always found: no wrong woman's case is opened by it. */
export function parseCaseNumber(text: string): { readonly ok: true; readonly caseNumber: string } | NotACode {
  const parsed = parseCheckedCode(text, CASE_NUMBER_LENGTH)
  return parsed.ok ? { ok: true, caseNumber: parsed.code } : { ok: false, code: parsed.problem, message: messages[parsed.problem] }
}

/**
 * The code with which the reporter without an account asks after the report: `XXXX-XXXX-XXXX-XXXX`. Unlike a case number it opens an answer, so it is
 * longer: 63 bits that nobody guesses through a rate limit. Store a hash of it.
 *
 * @param bytes at least 16 random ones.
 */
export function makeReturnCode(bytes: Uint8Array): string {
  return makeCheckedCode(bytes, RETURN_CODE_LENGTH)
}

/** Reads a return code as people type it. The message never holds the code. */
export function parseReturnCode(text: string): { readonly ok: true; readonly returnCode: string } | NotACode {
  const parsed = parseCheckedCode(text, RETURN_CODE_LENGTH)
  return parsed.ok ? { ok: true, returnCode: parsed.code } : { ok: false, code: parsed.problem, message: messages[parsed.problem] }
}

const messages: Readonly<Record<CheckedCodeProblem, Label>> = {
  CODE_SHAPE: {
    id: 'Kode terdiri atas huruf dan angka dalam kelompok empat, tanpa huruf I, L, O dan tanpa angka 0 dan 1',
    en: 'A code is letters and digits in groups of four, without the letters I, L, O and the digits 0 and 1',
  },
  CODE_CHECK: { id: 'Ada huruf atau angka yang salah ketik, periksa kembali', en: 'A letter or digit was mistyped, please check' },
}

/** The canonical form only, as it stands in events; what people type goes through `parseCaseNumber`. */
export const CaseNumber = z
  .string()
  .regex(/^[2-9CDFGHJKMNPQRTWX]{4}-[2-9CDFGHJKMNPQRTWX]{4}$/, { abort: true, error: `${messages.CODE_SHAPE.id} / ${messages.CODE_SHAPE.en}` })
  .refine((text) => parseCaseNumber(text).ok, { error: `${messages.CODE_CHECK.id} / ${messages.CODE_CHECK.en}` })
