import { v5 as uuidv5 } from 'uuid'

/** Namespace of all ids that Titian derives; fixed for ever. */
const NAMESPACE = '6f3c0c3e-6f1b-5c7e-9a55-3d1f0a7b2c41'

/** The same key by the same person for the same command on the same target is the same command: it is answered, not done again. */
export const commandIdOf = (call: { issuer: string; subject: string; command: string; target: string; key: string }): string =>
  uuidv5(Buffer.from(JSON.stringify([call.issuer, call.subject, call.command, call.target, call.key])), NAMESPACE)
