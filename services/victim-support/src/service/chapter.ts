import { chapter } from '@titian/service'
import { cancelService } from './cancel-service.ts'
import { deliverService } from './deliver-service.ts'
import { missService } from './miss-service.ts'
import { scheduleService } from './schedule-service.ts'
import { supportService } from './service.ts'

export const supportServiceChapter = chapter({
  aggregate: supportService,
  commands: [scheduleService, deliverService, missService, cancelService],
})
