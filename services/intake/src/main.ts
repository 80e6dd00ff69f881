import { main } from '@titian/service-kit/run'
import { intakeService } from './service.ts'

await main(intakeService)
