export { answeringServices, commonServices, labelOf, serviceNames, trustDomainOf } from './follows.ts'
export { type RegisteredService, registry, type ServiceName } from './registry.ts'
export { repeatedIn, wrongInRegistry, wrongWith } from './wrong.ts'
