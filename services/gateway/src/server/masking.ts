import { isTitianError } from '@titian/core'
import { GraphQLError } from 'graphql'
import { createGraphQLError } from 'graphql-yoga'
import type { Logger } from 'pino'
import { problemIn } from '../calls/problem.ts'

/**
 * An error as the outside may know it: what a service said for people, with its code; that one must sign in; and nothing of the rest,
 * which is logged once, without its message, for that may quote an input.
 */
export const maskWith =
  (log: Pick<Logger, 'error'>) =>
  (error: unknown): Error => {
    const original = error instanceof GraphQLError ? (error.originalError ?? undefined) : error
    if (error instanceof GraphQLError && (original === undefined || original instanceof GraphQLError)) return error
    const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {}
    const problem = problemIn(original)
    if (problem)
      return createGraphQLError(problem.message.id, {
        ...place,
        extensions: {
          code: problem.code,
          message: problem.message,
          ...(problem.details && { details: problem.details }),
          ...(problem.errors && { errors: problem.errors }),
        },
      })
    if (isTitianError(original, 'UNAUTHENTICATED'))
      return createGraphQLError('Masuk terlebih dahulu', {
        ...place,
        extensions: { code: 'UNAUTHENTICATED', message: { id: 'Masuk terlebih dahulu', en: 'Sign in first' }, http: { status: 401 } },
      })
    log.error({ code: isTitianError(original) ? original.code : nameOf(original), at: placeOf(original) }, 'An operation failed unexpectedly.')
    return createGraphQLError('Ada gangguan pada sistem', {
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', message: { id: 'Ada gangguan pada sistem', en: 'Something went wrong' } },
    })
  }

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** Where it was thrown: frames, never the message. */
const placeOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 6)
        .map((line) => line.trim())
    : []
