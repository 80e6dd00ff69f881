/** By code units: instants in ISO 8601 sort as they are. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
