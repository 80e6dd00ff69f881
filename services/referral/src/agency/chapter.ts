import { chapter } from '@titian/service'
import { loseDutyWhenGranted } from '../reactions/lose-duty-when-granted.ts'
import { agencyDirectory, agencyDirectoryView } from '../views/agency-directory.ts'
import { findService } from '../views/find-service.ts'
import { provinceDesk } from '../views/province-desk.ts'
import { units } from '../views/units.ts'
import { agency } from './agency.ts'
import { approveAgency } from './approve-agency.ts'
import { askForDuty } from './ask-for-duty.ts'
import { closeAgency } from './close-agency.ts'
import { correctAgency } from './correct-agency.ts'
import { grantDuty } from './grant-duty.ts'
import { loseDuty } from './lose-duty.ts'
import { noteDutyLoss } from './note-duty-loss.ts'
import { offerService } from './offer-service.ts'
import { refuseDuty } from './refuse-duty.ts'
import { registerAgency } from './register-agency.ts'
import { registerUnit } from './register-unit.ts'
import { setServiceArea } from './set-service-area.ts'
import { suspendService } from './suspend-service.ts'

export const agencyChapter = chapter({
  aggregate: agency,
  commands: [
    registerAgency,
    correctAgency,
    approveAgency,
    closeAgency,
    registerUnit,
    offerService,
    suspendService,
    setServiceArea,
    askForDuty,
    grantDuty,
    refuseDuty,
    loseDuty,
    noteDutyLoss,
  ],
  views: [agencyDirectoryView],
  queries: [agencyDirectory, findService, units, provinceDesk],
  reactions: [loseDutyWhenGranted],
})
