import type { Label } from '@titian/core'
import { type RegisteredService, registry, type ServiceName } from './registry.ts'

const registered: readonly RegisteredService[] = registry
const namesOf = (services: readonly RegisteredService[]): readonly string[] => services.map(({ name }) => name)

export const serviceNames: readonly ServiceName[] = registry.map(({ name }) => name)

/** Those that the common gateway calls and the shared timeline hears of. */
export const commonServices: readonly string[] = namesOf(registered.filter(({ hardware }) => hardware === 'common'))

/** Those without whose answer no case closes. */
export const answeringServices: readonly string[] = namesOf(registered.filter(({ answersClosures }) => answersClosures))

/**
 * Tokens and pseudonyms of one domain can neither be read nor made in another: whoever runs the hardware is one. A service that is not registered,
 * as in tests, is of the common one.
 */
export const trustDomainOf = (service: string): RegisteredService['hardware'] => registered.find(({ name }) => name === service)?.hardware ?? 'common'

/** How people are told of a service. One that is not registered, as in tests, goes by its name. */
export const labelOf = (service: string): Label => registered.find(({ name }) => name === service)?.label ?? { id: service, en: service }
