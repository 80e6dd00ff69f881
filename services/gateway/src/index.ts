export { type Documents, parseDocument } from './calls/documents.ts'
export { createGateway, type Gateway, type GatewayOptions } from './gateway.ts'
export { schemaOf } from './schema/schema.ts'
export type { Shown } from './server/graphiql.ts'
