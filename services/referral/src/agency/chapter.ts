import { chapter } from '@titian/service'
import { agencyDirectory, agencyDirectoryView } from '../views/agency-directory.ts'
import { findService } from '../views/find-service.ts'
import { agency } from './agency.ts'
import { correctAgency } from './correct-agency.ts'
import { offerService } from './offer-service.ts'
import { registerAgency } from './register-agency.ts'
import { setServiceArea } from './set-service-area.ts'
import { suspendService } from './suspend-service.ts'

export const agencyChapter = chapter({
  aggregate: agency,
  commands: [registerAgency, correctAgency, offerService, suspendService, setServiceArea],
  views: [agencyDirectoryView],
  queries: [agencyDirectory, findService],
})
