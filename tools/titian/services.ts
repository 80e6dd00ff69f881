import { caseHistoryService } from '@titian/case-history'
import { intakeService } from '@titian/intake'
import { referralService } from '@titian/referral'
import type { ServiceDefinition } from '@titian/service-kit'
import { complete } from '@titian/service-kit/run'
import { victimSupportService } from '@titian/victim-support'
import { UsageError } from './usage.ts'

/** As the services declare themselves, with what the kit adds to each. */
export const services: readonly ServiceDefinition[] = [referralService, intakeService, victimSupportService, caseHistoryService].map(complete)

export function serviceNamed(name: string): ServiceDefinition {
  const found = services.find((service) => service.name === name)
  if (found) return found
  const names = services.map((service) => service.name).join(', ')
  throw new UsageError(`There is no service "${name}"; there is: ${names}.\nTidak ada layanan "${name}"; yang ada: ${names}.`)
}
