import { main } from '@titian/service-kit/run'
import { caseHistoryService } from './service.ts'

await main(caseHistoryService)
