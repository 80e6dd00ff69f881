import { v5 as uuidv5 } from 'uuid'

/** An id that follows from another one and a label, the same each time. */
export const derivedId = (from: string, label: string): string => uuidv5(label, from)
