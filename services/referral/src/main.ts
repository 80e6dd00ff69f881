import { main } from '@titian/service-kit/run'
import { referralService } from './service.ts'

await main(referralService)
