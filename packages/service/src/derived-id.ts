import { v5 as uuidv5 } from 'uuid'

/** An id that follows from another one and a label, the same each time. Bytes are given, for the library is slow at making them of a text. */
export const derivedId = (from: string, label: string): string => uuidv5(Buffer.from(label), from)
