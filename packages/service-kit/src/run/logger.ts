import { type Logger, pino } from 'pino'

/**
 * Lines hold codes, positions and ids of requests; never a value, a name, a case or a person. What could carry one is cut out whatever its
 * depth, in case somebody logs a request or an error whole.
 */
export const logger = (service: string, level = 'info', destination?: { write(line: string): void }): Logger =>
  pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['*.input', '*.body', '*.data', '*.headers', '*.message', '*.detail', 'input', 'body', 'data', 'headers'], remove: true },
      serializers: { err: ({ name, code }: { name?: unknown; code?: unknown }) => ({ name, code }) },
    },
    ...(destination ? [destination] : []),
  )
