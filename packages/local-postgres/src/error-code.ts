/** The code of a system error, '' without one. Not by `instanceof`: under Jest such an error comes from another realm. */
export const errorCode = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '')
