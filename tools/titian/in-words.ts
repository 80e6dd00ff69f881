import { isTitianError, TitianError } from '@titian/core'
import { startFailure, toProblem } from '@titian/service-kit/run'

/** An error with a code as the services say it, over HTTP or when they cannot start, in both languages; others as they are. */
export function inWords(error: unknown): unknown {
  const { code, path } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; path?: unknown }
  const state = isTitianError(error, 'LOG_REFUSED') ? error.details['sqlState'] : code
  if (state === '42501') return new Error(tooLittle, { cause: error })
  if (state === '42P01' || state === '3F000') return new Error(notPrepared, { cause: error })
  if (code === 'KURRENTDB_AWAY') return kurrent(error, 'KurrentDB tidak menjawab; lihat KURRENTDB_URL.')
  if (isTitianError(error, 'LOG_REFUSED') && error.details['reason'] !== undefined)
    return inWords(new TitianError('KURRENTDB_REFUSED', error.details))
  if (code === 'KURRENTDB_REFUSED') return kurrent(error, 'KurrentDB tidak dapat dipakai seperti ini; periksa KURRENTDB_URL.')
  if ((code === 'ENOENT' || code === 'EACCES') && typeof path === 'string')
    return new Error(startFailure(error).sentences.join(' '), { cause: error })
  if (!isTitianError(error)) return error
  const { problem } = toProblem(error, '', {})
  return problem.code === 'INTERNAL' ? error : new Error(`${problem.message.en}.\n${problem.message.id}.`, { cause: error })
}

const kurrent = (error: unknown, id: string): Error => new Error(`${startFailure(error).sentences.join(' ')}\n${id}`, { cause: error })

const tooLittle =
  "The address in DATABASE_URL opens too little for this. Use a superuser's, or the migrator's, who must be allowed to act as the service: grant titian_<service> to <migrator> with set true.\nAlamat di DATABASE_URL tidak cukup berhak. Pakai alamat superuser, atau alamat migrator yang boleh bertindak sebagai layanan itu."

const notPrepared =
  'The database does not hold what is asked for: it is not prepared for this, or DATABASE_URL names another one. Start the service once.\nBasis data tidak memuat yang diminta: belum disiapkan, atau DATABASE_URL menunjuk yang lain. Jalankan layanannya sekali.'
