import { caseHistoryService } from '@titian/case-history'
import { intakeService } from '@titian/intake'
import { referralService } from '@titian/referral'
import type { ServiceDefinition } from '@titian/service-kit'
import { victimSupportService } from '@titian/victim-support'

/** As they are declared. */
export const services: readonly ServiceDefinition[] = [intakeService, referralService, victimSupportService, caseHistoryService]
