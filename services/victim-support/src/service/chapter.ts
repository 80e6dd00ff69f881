import { chapter } from '@titian/service'
import { cancelService } from './cancel-service.ts'
import { correctService } from './correct-service.ts'
import { deliverService } from './deliver-service.ts'
import { missService } from './miss-service.ts'
import { reopenService } from './reopen-service.ts'
import { scheduleService } from './schedule-service.ts'
import { supportService } from './service.ts'

export const supportServiceChapter = chapter({
  aggregate: supportService,
  commands: [scheduleService, deliverService, missService, cancelService, correctService, reopenService],
})
