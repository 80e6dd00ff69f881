import { v5 as uuidv5 } from 'uuid'

/** Fixed for ever: ids of stored streams follow from it. */
const NAMESPACE = '3d0c3c0e-52a1-5b53-9d0f-2f1f1d1f7a55'

/**
 * The id under which intake keeps the person of a case. It follows from the case's id, so that no event of a report or case need name it: whoever reads
 * two cases of one person finds nothing in them to compare.
 */
export const subjectIdOf = (caseId: string): string => uuidv5(`subject:${caseId}`, NAMESPACE)
