/** What this package tells the operator. A pino logger fits. Never given a message's data. */
export interface Log {
  info(details: object, text: string): void
  warn(details: object, text: string): void
  error(details: object, text: string): void
}

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** What of an error may be logged: its code and kind. Texts of foreign errors may quote values. */
export const errorCode = (error: unknown): string => {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'UNKNOWN'
}
