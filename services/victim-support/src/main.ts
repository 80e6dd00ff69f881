import { main } from '@titian/service-kit/run'
import { victimSupportService } from './service.ts'

await main(victimSupportService)
