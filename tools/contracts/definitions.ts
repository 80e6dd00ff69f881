import { caseHistoryService } from '@titian/case-history'
import { intakeService } from '@titian/intake'
import { referralService } from '@titian/referral'
import { complete, type ServiceDefinition } from '@titian/service-kit'
import { victimSupportService } from '@titian/victim-support'

/** All services, with what the kit adds to each. */
export const definitions: readonly ServiceDefinition[] = [caseHistoryService, intakeService, referralService, victimSupportService].map(complete)
